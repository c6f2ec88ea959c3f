using SupportBot.Conversations;
using SupportBot.Desk;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>What the transcript says to whoever takes a ticket over (C28).</summary>
public sealed class HandoffSummaryTests
{
    private static readonly Ticket Urgent = Ticket.Open(new TicketNumber(1001), TurnTalk.Start) with { Urgency = Urgency.Critical };

    [Fact]
    public void C28_The_summary_says_what_was_asked_and_what_came_of_it()
    {
        var summary = HandoffSummary.Of(Urgent,
        [
            Customer(1, "the till is dead"), Bot(2, "An outage of the till.\n\nDoes the light on the box blink?"), Customer(3, "no"),
            Bot(4, "Please switch it off and on."), Customer(5, "did that twice, nothing"), Bot(6, "A person takes over."),
        ]);

        summary.Tried.ShouldBe([new TriedStep("Does the light on the box blink?", "no", 2), new TriedStep("Please switch it off and on.", "did that twice, nothing", 4)]);
    }

    [Fact]
    public void C28_What_the_bot_says_of_the_queue_is_nothing_that_was_tried()
    {
        var summary = HandoffSummary.Of(Urgent,
        [
            Customer(1, "nobody can log in"), Event(2, "urgent"), Bot(3, "A colleague has it now."), Customer(4, "a person please"), Bot(5, "Ahead of you: nobody."), Customer(6, "ok"),
            Event(7, "released:") with { AgentName = "Anna" }, Bot(8, "Does it work now?"), Customer(9, "no"),
        ]);

        summary.Tried.ShouldBe([new TriedStep("Does it work now?", "no", 8)]);
    }

    [Fact]
    public void C28_The_summary_says_in_the_customers_words_why_it_is_urgent()
    {
        var lines = new[] { Customer(1, "hello", Urgency.Low), Customer(2, "people are leaving the shop", Urgency.Critical), Customer(3, "we lose money", Urgency.Critical) };

        HandoffSummary.Of(Urgent, lines).BecauseOf.ShouldBe(new UrgencyReason("people are leaving the shop", 2));
        HandoffSummary.Of(Urgent with { Urgency = Urgency.Normal }, lines).BecauseOf.ShouldBeNull();
    }

    [Fact]
    public void C28_What_raised_the_urgency_later_is_told_before_what_was_read_first()
    {
        var raised = new TranscriptLine { Position = 3, Kind = LineKind.Event, Text = "grew_worse", At = TurnTalk.Start };

        HandoffSummary.Of(Urgent, [Customer(1, "it is broken", Urgency.Critical), raised]).BecauseOf.ShouldBe(new UrgencyReason(EventWords.Of(raised), null));
    }

    [Fact]
    public void C28_Folded_words_stay_folded_in_the_summary() =>
        HandoffSummary.Of(Urgent, [Bot(1, "Which order is it?"), Customer(2, "you thieves") with { IsFolded = true }]).Tried.ShouldBe([new TriedStep("Which order is it?", null, 1)]);

    private static TranscriptLine Event(long position, string text) => new() { Position = position, Kind = LineKind.Event, Text = text, At = TurnTalk.Start };

    private static TranscriptLine Bot(long position, string text) => new() { Position = position, Kind = LineKind.Bot, Text = text, At = TurnTalk.Start };

    private static TranscriptLine Customer(long position, string text, Urgency? urgency = null) => new()
    {
        Position = position, Kind = LineKind.Customer, Text = text, At = TurnTalk.Start, Reading = urgency is { } read ? Some.Reading(urgency: read) : null,
    };
}
