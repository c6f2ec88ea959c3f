namespace SupportBot.Tests.Journeys;

/// <summary>One line of a journey.</summary>
internal abstract record JourneyStep
{
    private JourneyStep() { }

    /// <summary><c>customer:</c> lines that follow each other are one burst.</summary>
    public sealed record Writes(IReadOnlyList<string> Burst) : JourneyStep;

    /// <summary><c>presses:</c> the label of a button.</summary>
    public sealed record Presses(string Label) : JourneyStep;

    /// <summary><c>bot:</c> or <c>reply:</c> words that stand in the next message the customer sees, several parted by <c>|</c>.</summary>
    public sealed record Sees(IReadOnlyList<string> Words) : JourneyStep;

    /// <summary><c>bot lacks:</c> what the message seen last does not say.</summary>
    public sealed record SawNot(IReadOnlyList<string> Words) : JourneyStep;

    /// <summary><c>queue:</c> what the customer is told of the queue; null words for <c>queue withdrawn:</c>, nothing any more (C16).</summary>
    public sealed record HearsOfQueue(IReadOnlyList<string>? Words) : JourneyStep;

    /// <summary><c>desk:</c> what the ticket's page shows the agent.</summary>
    public sealed record DeskShows(IReadOnlyList<string> Words) : JourneyStep;

    /// <summary><c>bar:</c> what the top of the desk shows the agent, sooner or later.</summary>
    public sealed record BarShows(IReadOnlyList<string> Words) : JourneyStep;

    /// <summary><c>desk lacks:</c> what it does not show.</summary>
    public sealed record DeskLacks(IReadOnlyList<string> Words) : JourneyStep;

    /// <summary><c>lead:</c> what the page of all measures shows.</summary>
    public sealed record LeadSees(IReadOnlyList<string> Words) : JourneyStep;

    /// <summary><c>lead lacks:</c> what it does not show.</summary>
    public sealed record LeadLacks(IReadOnlyList<string> Words) : JourneyStep;

    /// <summary><c>agent:</c> claims, takes (the next best, until it is this one), releases, resolves with an outcome or without, replies …, promises … (an update in a moment), notes …, diagnoses …, transfers queue: note, or inserts a canned reply by its shortcut, which must come in words not inserted before</summary>
    public sealed record AgentDoes(string Act, string Text) : JourneyStep;

    /// <summary><c>ticket:</c> state, queue, reason, urgency or a fact, and its value.</summary>
    public sealed record TicketHas(string What, string Value) : JourneyStep;
}
