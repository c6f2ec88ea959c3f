using SupportBot.Conversations;
using SupportBot.Storage.Articles;
using SupportBot.Storage.Incidents;
using SupportBot.Storage.Related;

namespace SupportBot.Storage;

/// <summary>Everything that one turn, one timer or one agent's act changes, for one transaction.</summary>
/// <param name="Before">As it was loaded; its version guards the commit.</param>
/// <param name="After">As it shall be.</param>
internal sealed record Commit(Conversation Before, Conversation After)
{
    /// <summary>Up to which position a turn knew, and so took, everything that was written; null leaves what is owed.</summary>
    public long? Handled { get; init; }

    /// <summary>New lines of the transcript, in order.</summary>
    public IReadOnlyList<Line> Lines { get; init; } = [];

    /// <summary>What has to be delivered, in order; empty where the customer reads the transcript itself.</summary>
    public IReadOnlyList<Errand> Outbox { get; init; } = [];

    /// <summary>What was read in the messages of the turn, and the position of the last of them, where it is kept.</summary>
    public (Assessment Assessment, long Position)? Reading { get; init; }

    /// <summary>Which model read it.</summary>
    public string? ReadBy { get; init; }

    /// <summary>What the customer says of the help they got when the ticket was resolved last.</summary>
    public Rating? Rating { get; init; }

    /// <summary>Whoever promised an update is reminded of it with this commit.</summary>
    public bool IsReminder { get; init; }

    public IReadOnlyList<TimerChange> Timers { get; init; } = [];

    /// <summary>What is done about the customer's other channels; null for nothing.</summary>
    public LinkChange? Link { get; init; }

    /// <summary>What became of a matter that first line worked on; null when nothing did.</summary>
    public FirstLineOutcome? Outcome { get; init; }

    /// <summary>A reply that gets other words, or is taken back; a line says so.</summary>
    public Amendment? Amended { get; init; }

    /// <summary>Another ticket that belongs to it from now on, or no longer, as this agent says.</summary>
    public (Relation Relation, AgentId By)? Relation { get; init; }

    /// <summary>The ticket that it becomes a duplicate of.</summary>
    public TicketNumber? MergedInto { get; init; }

    /// <summary>The ticket where the matter goes on, which is told that the customer wrote here.</summary>
    public TicketNumber? PassedOn { get; init; }

    /// <summary>The ticket where the matter goes on with this: nothing is committed unless people have it at this very moment.</summary>
    public TicketNumber? Main => MergedInto ?? PassedOn;

    /// <summary>The ways that a turn went through scripts.</summary>
    public IReadOnlyList<Walk> Walks { get; init; } = [];

    /// <summary>What the customer told that may be part of an outage; null for nothing of that kind.</summary>
    public UrgentReport? Report { get; init; }

    /// <summary>The update of an incident that the customer is told with it.</summary>
    public (IncidentId Incident, int Number)? Noticed { get; init; }

    /// <summary>What became of articles.</summary>
    public IReadOnlyList<ArticleUse> Articles { get; init; } = [];

    /// <summary>Messages whose files are confidential from now on, with that mark on them.</summary>
    public IReadOnlyList<Message> Confided { get; init; } = [];

    /// <summary>Which agents hear of it, besides all who look at the ticket.</summary>
    public IReadOnlyList<(AgentId To, Notice Notice)> Notices { get; init; } = [];

    /// <summary>A question that no article was found for; null for none.</summary>
    public (Language Language, string Text)? OpenQuestion { get; init; }
}
