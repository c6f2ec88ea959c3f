using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>A turn that leans on those before it: nudges, trouble that grows, anger that falls.</summary>
public sealed class TurnContextTests
{
    private static readonly Assessment Delivery = Some.Reading(Topic.Delivery, urgency: Urgency.Normal);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("hello?", "still nothing")]
    [InlineData("ну что там", "??")]
    [InlineData("halo?", "i co dalej")]
    public void Whoever_asks_again_and_again_rises_in_the_queue_until_a_person_answers(string first, string second)
    {
        var talk = Waiting();
        talk.Mumbles(first).Ticket.Urgency.ShouldBe(Urgency.Normal);
        talk.Now += Later;

        talk.Mumbles(second).Ticket.Urgency.ShouldBe(Urgency.High);

        talk.Last!.Lines.Select(line => line.Text).ShouldContain("asked_again");
        talk.Said.ShouldBeEmpty("people have it");
        talk.Ticket.Topic.ShouldBe(Topic.Delivery);
        talk.Ticket.Symptom.ShouldBe("where is my parcel");
    }

    [Fact]
    public void An_answer_by_a_person_begins_the_count_anew()
    {
        var talk = Waiting().Mumbles("??").Claimed();
        talk.Agent(new TicketEvent.Replied(Some.Agent.Id, null)).ShouldBeTrue();
        talk.Now += Later;

        talk.Mumbles("hello?").Ticket.Urgency.ShouldBe(Urgency.Normal);
        talk.Conversation.Nudges.ShouldNotBeNull().Times.ShouldBe(1);
    }

    [Fact]
    public void A_deadline_that_comes_near_makes_the_first_nudge_count()
    {
        // A Monday; the deadline is the Friday after.
        var talk = Waiting().Writes(Delivery, "I need it by Friday");
        talk.Conversation.Facts["deadline"].ShouldBe("2026-03-06");
        talk.Now += TimeSpan.FromDays(3);

        talk.Mumbles("any news from you??").Ticket.Urgency.ShouldBe(Urgency.High);

        talk.Last!.Lines.Select(line => line.Text).ShouldContain("due_soon");
    }

    [Theory]
    [InlineData("it is getting worse")]
    [InlineData("теперь у всех")]
    [InlineData("coraz gorzej")]
    public void Trouble_that_grows_rises_and_stays_what_it_is_about(string words)
    {
        var talk = Waiting().Mumbles(words);

        talk.Ticket.Urgency.ShouldBe(Urgency.High);
        talk.Ticket.Topic.ShouldBe(Topic.Delivery);
        talk.Last!.Lines.Select(line => line.Text).ShouldContain("grew_worse");
    }

    [Fact]
    public void A_symptom_is_no_nudge()
    {
        var talk = new TurnTalk().Writes(Some.Reading(), "hello").Presses("Payment or refund");

        talk.Writes(Delivery, "??").Ticket.Symptom.ShouldBeNull();
    }

    [Fact]
    public void Anger_that_falls_keeps_the_bot_at_work_and_nothing_loud_is_said_to_it()
    {
        var talk = new TurnTalk().Writes(Delivery.Angry(), "WHERE IS IT!!!").Writes(Delivery.Angry(), "LIARS!!!");

        talk.Writes(Delivery.Angry(Anger.Irritated), "fine, order 10472 then");

        talk.Ticket.State.ShouldBe(TicketState.Triage);
        talk.Conversation.Tone.IsCalmer.ShouldBeTrue();
        talk.Words.ShouldNotContain("!");
        talk.Has(Phrase.AcknowledgeAnger).ShouldBeFalse("venting is acknowledged once");
    }

    [Fact]
    public void A_settled_matter_takes_its_nudges_and_its_calm_along()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Access).Angry(Anger.Irritated), "I forgot my password, again").Writes(Some.Reading(Topic.Access), "I see").Presses("Yes");
        talk.Ticket.State.ShouldBe(TicketState.Resolved);

        talk.Writes(Delivery, "where is my parcel").Conversation.Tone.IsCalmer.ShouldBeFalse();
    }

    private static TurnTalk Waiting()
    {
        var talk = new TurnTalk().Writes(Delivery, "where is my parcel").Mumbles("a human please").Mumbles("a human please");
        talk.Ticket.State.ShouldBe(TicketState.Waiting);
        return talk;
    }
}
