using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>What the bot makes of what a customer tells, while it has the conversation.</summary>
public sealed class TurnListeningTests
{
    private static readonly Assessment Payment = Some.Reading(Topic.Payment, urgency: Urgency.Normal);

    [Fact]
    public void A_burst_is_answered_once()
    {
        var talk = new TurnTalk().Writes(Payment, "hello", "it broke", "you charged me again");

        talk.Said.Count.ShouldBe(1);
    }

    [Fact]
    public void The_first_answer_shows_what_was_understood_and_asks_to_be_corrected()
    {
        var talk = new TurnTalk().Writes(Payment, "I was charged twice for order 10472 on 1 March");

        talk.Has(Phrase.Acknowledge).ShouldBeTrue(talk.Words);
        talk.Words.ShouldContain("10472");
        talk.Words.ShouldContain("1 March");
    }

    [Fact]
    public void What_was_understood_is_said_once()
    {
        var talk = new TurnTalk().Writes(Payment, "I was charged twice for order 10472 on 1 March");

        while (talk.Ticket.BotOwns)
        {
            talk.Presses(talk.Buttons[0]);
            talk.Has(Phrase.Acknowledge).ShouldBeFalse(talk.Words);
        }
    }

    [Theory]
    [InlineData("order 10472, 1 March, charged twice")]
    [InlineData("WHY did you take the money TWICE on the 1st of March?? order no. 10472")]
    public void What_was_told_in_the_first_message_is_never_asked(string story)
    {
        var talk = new TurnTalk().Writes(Payment, story);
        var asked = new List<string> { talk.Words };

        while (talk.Ticket.BotOwns)
        {
            talk.Presses(talk.Buttons[0]);
            asked.Add(talk.Words);
        }

        asked.ShouldNotContain(words => words.Contains("number is it", StringComparison.Ordinal) || words.Contains("which day", StringComparison.OrdinalIgnoreCase));
        talk.Conversation.Facts["order"].ShouldBe("10472");
        talk.Conversation.Facts["since"].ShouldBe("2026-03-01");
    }

    [Fact]
    public void A_fact_told_before_its_question_is_not_asked_later()
    {
        var talk = new TurnTalk().Writes(Payment, "I was charged twice");
        talk.Presses("Both are booked").Words.ShouldContain("number");

        talk.Writes(Some.Reading(), "10472, it was yesterday");

        talk.Conversation.Facts["order"].ShouldBe("10472");
        talk.Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public void A_corrected_fact_replaces_the_first_one()
    {
        var talk = new TurnTalk().Writes(Payment, "charged twice for order 10472").Writes(Payment, "sorry, order 10473 it is");

        talk.Conversation.Facts["order"].ShouldBe("10473");
    }

    [Fact]
    public void The_symptom_is_kept_in_the_customers_words_and_urgency_only_rises()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment, urgency: Urgency.High), "charged twice").Writes(Some.Reading(), "both are booked");

        talk.Ticket.Symptom.ShouldBe("charged twice");
        talk.Ticket.Urgency.ShouldBe(Urgency.High);
    }

    [Theory]
    [InlineData("Both are booked")]
    [InlineData("both are BOOKED")]
    [InlineData("1")]
    public void A_typed_label_or_number_is_the_button(string typed)
    {
        var pressed = new TurnTalk().Writes(Payment, "charged twice").Presses("Both are booked");
        var written = new TurnTalk().Writes(Payment, "charged twice").Mumbles(typed);

        written.Conversation.Triage.ShouldBe(pressed.Conversation.Triage);
        written.Words.ShouldBe(pressed.Words);
    }

    [Fact]
    public void A_topic_can_be_chosen_by_button_or_number()
    {
        var talk = new TurnTalk().Writes(Some.Reading(), "hello");
        talk.Buttons[0].ShouldBe("Payment or refund");

        talk.Mumbles("1");

        talk.Ticket.Topic.ShouldBe(Topic.Payment);
        talk.Conversation.Triage.ShouldNotBeNull().Script.Name.ShouldBe("payment");
    }

    [Fact]
    public void What_is_not_understood_is_asked_in_other_words_then_with_a_person_offered_then_handed_over()
    {
        var talk = new TurnTalk().Writes(Payment, "charged twice").Presses("Both are booked");
        var question = talk.Words;

        var again = talk.Mumbles("hm").Words;
        again.ShouldNotBe(question);
        talk.Buttons.ShouldNotContain("A person, please");
        talk.Mumbles("hmm").Buttons.ShouldContain("A person, please");
        talk.Mumbles("hmmm");

        talk.Ticket.Reason.ShouldBe(HandoffReason.NotUnderstood);
        talk.Has(Phrase.HandoffTold).ShouldBeTrue(talk.Words);
    }

    [Fact]
    public void Without_a_topic_it_asks_with_buttons_twice_and_then_hands_over()
    {
        var talk = new TurnTalk().Mumbles("hi");
        talk.Has(Phrase.Greeting).ShouldBeTrue();

        talk.Mumbles("well").Has(Phrase.NotUnderstood).ShouldBeTrue();
        talk.Buttons.Count.ShouldBeGreaterThan(5);
        talk.Mumbles("so").Has(Phrase.NotUnderstoodAgain).ShouldBeTrue();
        talk.Buttons.ShouldContain("A person, please");
        talk.Mumbles("er");

        talk.Ticket.Reason.ShouldBe(HandoffReason.NotUnderstood);
    }

    [Theory]
    [InlineData("voice", "voice messages")]
    [InlineData("sticker", "stickers")]
    [InlineData("hologram", "this kind of message")]
    public void What_cannot_be_read_is_named_and_is_no_wrong_answer(string kind, string named)
    {
        var talk = new TurnTalk().Writes(Payment, "charged twice");
        var at = talk.Conversation.Triage;

        talk.Sends(kind).Words.ShouldContain(named);

        talk.Conversation.Triage.ShouldBe(at);
        talk.Mumbles("both are booked").Conversation.Triage.ShouldNotBe(at);
    }

    [Fact]
    public void Thanks_in_the_middle_is_answered_with_one_line()
    {
        var talk = new TurnTalk().Writes(Some.Reading(), "hello").Writes(Some.Thanks(), "thanks for the quick reply");

        talk.Said.Count.ShouldBe(1);
        talk.Ticket.State.ShouldBe(TicketState.Triage);
    }

    [Fact]
    public void Asked_for_the_status_it_tells_the_number_and_who_has_it()
    {
        var talk = new TurnTalk().Writes(Some.Reading(), "hello").Writes(Some.Reading(), "status of my ticket?");

        talk.Has(Phrase.TriageStatus).ShouldBeTrue(talk.Words);
        talk.Words.ShouldContain("SB-1042");
    }

    [Fact]
    public void A_help_that_helped_resolves_the_ticket()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Access), "I forgot my password");
        talk.Buttons.ShouldBe(["Yes", "No"]);

        talk.Presses("Yes");

        talk.Ticket.State.ShouldBe(TicketState.Resolved);
        talk.Has(Phrase.ResolvedByBot).ShouldBeTrue();
    }

    [Fact]
    public void A_script_that_is_through_hands_over_with_its_queue_and_the_facts()
    {
        var talk = new TurnTalk().Writes(Payment, "charged twice for order 10472 on 1 March");
        while (talk.Ticket.BotOwns) talk.Presses(talk.Buttons[0]);

        talk.Ticket.Queue.ShouldBe(Queues.Billing);
        talk.Ticket.Reason.ShouldBe(HandoffReason.BeyondFirstLine);
        talk.Ticket.PromisedBy.ShouldBe(TurnTalk.Start + TimeSpan.FromHours(8));
        talk.Words.ShouldContain("SB-1042");
        talk.Words.ShouldContain("17:00");
        talk.Timers.ShouldContain(new TimerChange(TimerKind.Promise, talk.Ticket.PromisedBy));
    }
}
