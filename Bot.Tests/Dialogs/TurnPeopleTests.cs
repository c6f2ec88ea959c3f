using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>After the handoff: the bot is silent, tells the truth when asked, and takes over again when people give it back.</summary>
public sealed class TurnPeopleTests
{
    private static readonly Assessment Access = Some.Reading(Topic.Access, urgency: Urgency.Normal);

    private static TurnTalk HandedOff() => new TurnTalk().Mumbles("a human please");

    [Fact]
    public void While_it_waits_the_bot_notes_new_facts_and_is_silent_otherwise()
    {
        var talk = HandedOff().Writes(Some.Reading(Topic.Payment, urgency: Urgency.High), "by the way, the order is 10472");

        talk.Said.Single().Text.ShouldContain("SB-1042");
        talk.Writes(Some.Reading(Topic.Payment, urgency: Urgency.High), "it was there before").Said.ShouldBeEmpty();
        talk.Conversation.Facts["order"].ShouldBe("10472");
        talk.Ticket.Urgency.ShouldBe(Urgency.High);
    }

    [Theory]
    [InlineData("status?")]
    [InlineData("any news on SB-1042")]
    [InlineData("SB-1042")]
    public void Asked_while_it_waits_it_tells_number_place_and_promise(string question)
    {
        var talk = HandedOff();
        talk.Ahead = 3;

        talk.Mumbles(question);

        talk.Has(Phrase.WaitingStatus).ShouldBeTrue(talk.Words);
        talk.Words.ShouldContain("SB-1042");
        talk.Words.ShouldContain("3 people");
        talk.Words.ShouldContain("3 March");
    }

    [Theory]
    [InlineData("thanks")]
    [InlineData("status?")]
    [InlineData("a human please")]
    public void While_an_agent_has_it_the_bot_says_nothing_at_all(string text)
    {
        HandedOff().Claimed().Mumbles(text).Said.ShouldBeEmpty();
    }

    [Fact]
    public void An_agent_can_take_it_straight_from_the_bot()
    {
        var talk = new TurnTalk().Writes(Access, "cannot sign in").Claimed();

        talk.Writes(Access, "my password is refused").Said.ShouldBeEmpty();
        talk.Ticket.Tier.ShouldBe(Tier.L2);
    }

    [Fact]
    public void Given_back_to_the_bot_it_goes_on_from_the_beginning()
    {
        var talk = new TurnTalk().Writes(Access, "cannot sign in").Claimed().Released();

        talk.Writes(Access, "my password is refused");

        talk.Said.Count.ShouldBe(1);
        talk.Conversation.Triage.ShouldNotBeNull().Script.Name.ShouldBe("access");
    }

    [Fact]
    public void What_made_the_bot_give_it_away_does_not_do_so_again_when_it_comes_back()
    {
        var talk = new TurnTalk().Mumbles("hi").Mumbles("well").Mumbles("so").Mumbles("er");
        talk.Ticket.Reason.ShouldBe(HandoffReason.NotUnderstood);
        talk.Claimed().Released().Writes(Access, "cannot sign in").Ticket.State.ShouldBe(TicketState.Triage);

        var abusive = new TurnTalk();
        for (var i = 0; i < 5; i++)
        {
            if (i == 3) abusive.Now += SupportBot.Handoff.AbuseLadder.Usual.Pause;
            abusive.Writes(Some.Reading().Abusive() with { Anger = default }, "idiot");
        }
        abusive.Ticket.Reason.ShouldBe(HandoffReason.Abuse);
        abusive.Claimed().Released().Writes(Access, "cannot sign in").Ticket.State.ShouldBe(TicketState.Triage);
    }

    [Fact]
    public void A_number_typed_after_it_came_back_does_not_press_a_button_of_before()
    {
        var talk = new TurnTalk().Writes(Some.Reading(), "hello").Claimed().Released().Mumbles("1");

        talk.Ticket.Topic.ShouldBe(Topic.Other);
    }

    [Fact]
    public void A_promise_that_passed_is_admitted_raised_counted_and_renewed()
    {
        var talk = new TurnTalk().Writes(Access, "cannot sign in").Mumbles("a human please");
        var promised = talk.Ticket.PromisedBy.ShouldNotBeNull();

        talk.Waits(promised - talk.Now);

        talk.Has(Phrase.HoldingNote).ShouldBeTrue(talk.Words);
        talk.Ticket.BrokenPromises.ShouldBe(1);
        talk.Ticket.Urgency.ShouldBe(Urgency.High);
        talk.Ticket.PromisedBy.ShouldNotBeNull().ShouldBeGreaterThan(talk.Now);
        talk.Timers.ShouldContain(new TimerChange(TimerKind.Promise, talk.Ticket.PromisedBy));
    }

    [Fact]
    public void A_promise_that_was_kept_says_nothing()
    {
        var talk = HandedOff().Claimed();
        talk.Agent(new TicketEvent.Replied(Some.Agent.Id, null)).ShouldBeTrue();

        talk.Waits(TimeSpan.FromDays(2)).Said.ShouldBeEmpty();
        talk.Ticket.BrokenPromises.ShouldBe(0);
    }

    [Fact]
    public void A_timer_that_fires_early_says_nothing() => HandedOff().Waits(TimeSpan.FromMinutes(1)).Said.ShouldBeEmpty();

    [Theory]
    [InlineData("dzięki")]
    [InlineData("спасибо большое")]
    [InlineData("ok thanks bye")]
    public void A_word_of_thanks_the_classifier_is_unsure_of_opens_nothing(string thanks)
    {
        var talk = HandedOff().Claimed().Resolved().Writes(Some.Reading(), thanks);

        talk.Has(Phrase.Thanks).ShouldBeTrue(talk.Words);
        talk.Has(Phrase.Reopened).ShouldBeFalse(talk.Words);
    }

    [Fact]
    public void Thanks_after_the_end_does_not_open_it_again()
    {
        var talk = HandedOff().Claimed().Resolved().Writes(Some.Thanks(), "thank you so much");

        talk.Ticket.State.ShouldBe(TicketState.Resolved);
        talk.Has(Phrase.Thanks).ShouldBeTrue(talk.Words);
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("🙏🙏")]
    [InlineData(":)")]
    public void A_gesture_after_the_end_needs_no_answer(string gesture)
    {
        var talk = HandedOff().Claimed().Resolved().Mumbles(gesture);

        talk.Ticket.State.ShouldBe(TicketState.Resolved);
        talk.Said.ShouldBeEmpty();
        talk.Sends("sticker").Ticket.State.ShouldBe(TicketState.Resolved);
    }

    [Fact]
    public void The_status_of_a_settled_ticket_is_told_without_opening_it()
    {
        var talk = HandedOff().Claimed().Resolved().Mumbles("status SB-1042?");

        talk.Ticket.State.ShouldBe(TicketState.Resolved);
        talk.Has(Phrase.ResolvedStatus).ShouldBeTrue(talk.Words);
    }

    [Fact]
    public void A_button_pressed_twice_does_not_open_what_it_settled()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Access), "I forgot my password");
        var yes = talk.Conversation.Offered[0];

        talk.PressesOld(yes).Ticket.State.ShouldBe(TicketState.Resolved);
        talk.PressesOld(yes).Ticket.State.ShouldBe(TicketState.Resolved);
    }

    [Fact]
    public void A_new_problem_after_an_agent_settled_it_goes_back_to_people()
    {
        var talk = HandedOff().Claimed().Resolved().Writes(Access, "it is broken again");

        talk.Ticket.State.ShouldBe(TicketState.Waiting);
        talk.Ticket.Agent.ShouldBeNull();
        talk.Ticket.PromisedBy.ShouldNotBeNull();
        talk.Has(Phrase.Reopened).ShouldBeTrue(talk.Words);
    }

    [Fact]
    public void A_new_problem_after_the_bot_settled_it_begins_anew_without_the_old_answers()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Access), "I forgot my password, order 10472").Presses("Yes");

        talk.Writes(Some.Reading(Topic.Delivery, urgency: Urgency.Normal), "my parcel has not arrived");

        talk.Ticket.State.ShouldBe(TicketState.Triage);
        talk.Ticket.Topic.ShouldBe(Topic.Delivery);
        talk.Conversation.Facts["order"].ShouldBeNull();
        talk.Conversation.Triage.ShouldNotBeNull().Script.Name.ShouldBe("delivery");
    }
}
