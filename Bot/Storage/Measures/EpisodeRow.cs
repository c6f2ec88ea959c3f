using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Measures;

/// <summary>An episode that ended, as it is kept (docs/measures.md).</summary>
/// <param name="Number">From 1 within its conversation.</param>
internal sealed record EpisodeRow(ConversationId Conversation, int Number, DateTimeOffset BeganAt, DateTimeOffset EndedAt)
{
    public required ChannelName Channel { get; init; }
    public required Language Language { get; init; }
    public required Topic Topic { get; init; }
    public required string Queue { get; init; }
    public required EpisodeStart Start { get; init; }
    public required EpisodeEnd EndedBy { get; init; }
    public required TicketOutcome Outcome { get; init; }
    public HandoffReason? Reason { get; init; }
    public DateTimeOffset? HandedOffAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public TimeSpan Waited { get; init; }
    public TimeSpan Handled { get; init; }
    public int Agents { get; init; }
    public int Moves { get; init; }
    public int PromisesKept { get; init; }
    public int PromisesBroken { get; init; }
    public int DuesMissed { get; init; }
    public bool IsHostile { get; init; }

    /// <summary>When it turned out not to be settled; null when it did not.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>What the customer said of the help, 1 to 5; null when they did not.</summary>
    public int? Score { get; init; }

    /// <summary>The matter was dealt with, and not only ended.</summary>
    public bool IsSolved => Outcome is TicketOutcome.Solved or TicketOutcome.Workaround or TicketOutcome.Referred;
}

/// <summary>What one agent had of an episode that ended.</summary>
internal sealed record AgentRow(AgentId Agent, TimeSpan Handled, int Replies, bool IsHostile);

/// <summary>Which episodes are looked at: those that ended within a time.</summary>
/// <param name="Queue">Null for all.</param>
/// <param name="Language">Null for all.</param>
internal sealed record Period(DateTimeOffset From, DateTimeOffset To, string? Queue = null, Language? Language = null);
