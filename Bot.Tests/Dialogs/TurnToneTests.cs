using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>How the bot meets anger, abuse and harm that grows.</summary>
public sealed class TurnToneTests
{
    private static readonly Assessment Payment = Some.Reading(Topic.Payment, urgency: Urgency.Normal);

    [Fact]
    public void Venting_is_acknowledged_without_a_question_and_the_choice_is_the_customers()
    {
        var talk = new TurnTalk().Writes(Payment.Angry(), "YOU STOLE MY MONEY, THIS IS A JOKE!!!");

        talk.Has(Phrase.AcknowledgeAnger).ShouldBeTrue(talk.Words);
        talk.Words.ShouldNotContain("?");
        talk.Buttons.ShouldBe(["Go on here", "A person, please"]);
    }

    [Fact]
    public void The_choice_is_offered_once_and_never_the_same_words_twice()
    {
        var talk = new TurnTalk().Writes(Payment.Angry(), "THIEVES!!!").Writes(Payment.Angry(), "AN ABSOLUTE JOKE!!!");

        talk.Has(Phrase.AcknowledgeAnger).ShouldBeFalse(talk.Words);
        talk.Said.ShouldNotBeEmpty();
    }

    [Fact]
    public void Who_wants_to_go_on_is_asked_the_first_question()
    {
        var talk = new TurnTalk().Writes(Payment.Angry(), "CHARGED TWICE!!!").Presses("Go on here");

        talk.Conversation.Triage.ShouldNotBeNull().Script.Name.ShouldBe("payment");
        talk.Said.Count.ShouldBe(1);
    }

    [Fact]
    public void In_the_middle_of_a_script_the_question_waits_until_the_customer_goes_on()
    {
        var talk = new TurnTalk().Writes(Payment, "charged twice");
        var at = talk.Conversation.Triage;

        talk.Writes(Payment.Angry(), "HOW SHOULD I KNOW???").Words.ShouldNotContain("?");

        talk.Presses("Go on here").Conversation.Triage.ShouldBe(at);
        talk.Words.ShouldContain("?");
    }

    [Fact]
    public void Nothing_loud_is_said_to_an_angry_customer()
    {
        var talk = new TurnTalk();
        foreach (var text in new[] { "THIEVES!!!", "ANSWER ME!!!", "WELL???" })
        {
            talk.Writes(Payment.Angry(), text);
            talk.Words.ShouldNotContain("!");
            talk.Words.EnumerateRunes().ShouldNotContain(rune => rune.Value > 0x2190, talk.Words);
        }
    }

    [Fact]
    public void Anger_that_does_not_fall_goes_to_a_person()
    {
        var talk = new TurnTalk();
        talk.Writes(Payment.Angry(), "THIEVES!!!").Writes(Payment.Angry(Anger.Irritated), "still nothing").Writes(Payment.Angry(), "WELL???");

        talk.Ticket.Reason.ShouldBe(HandoffReason.Anger);
    }

    [Fact]
    public void Calm_after_anger_is_noticed()
    {
        var talk = new TurnTalk();
        talk.Writes(Payment.Angry(), "THIEVES!!!").Writes(Payment.Angry(), "WELL???").Writes(Payment, "ok sorry, both are booked").Writes(Payment.Angry(), "NO IDEA!!!");

        talk.Ticket.State.ShouldBe(TicketState.Triage);
    }

    [Fact]
    public void Harm_that_grows_is_handed_off_at_once_with_the_reason()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Outage, urgency: Urgency.Critical), "all our tills are dead and the shop is full");

        talk.Ticket.State.ShouldBe(TicketState.Waiting);
        talk.Ticket.Reason.ShouldBe(HandoffReason.Urgent);
        talk.Ticket.PromisedBy.ShouldBe(TurnTalk.Start + TimeSpan.FromMinutes(30));
        talk.Has(Phrase.HandoffUrgent).ShouldBeTrue(talk.Words);
    }

    [Fact]
    public void Harm_that_grows_is_handed_off_also_in_the_middle_of_a_script_and_in_anger()
    {
        var talk = new TurnTalk().Writes(Payment, "charged twice");

        talk.Writes(Some.Reading(Topic.Payment, urgency: Urgency.Critical).Angry(), "THEY ARE TAKING MONEY RIGHT NOW!!!");

        talk.Ticket.Reason.ShouldBe(HandoffReason.Urgent);
    }

    [Fact]
    public void What_stops_the_harm_is_said_before_the_handoff()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Security, urgency: Urgency.Critical), "somebody is in my account and pays with my card");

        talk.Words.ShouldContain("block the card");
        talk.Ticket.Queue.ShouldBe(Queues.Security);
        talk.Ticket.Reason.ShouldBe(HandoffReason.Urgent);
    }

    [Fact]
    public void Harm_that_grows_is_not_asked_for_its_language_first()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Outage, Language.Other, Urgency.Critical), "alle Kassen tot, der Laden ist voll");

        talk.Ticket.Reason.ShouldBe(HandoffReason.Urgent);
    }
}
