using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>Whose tickets a list shows.</summary>
internal enum Whose
{
    Anyones,
    Mine,
    Others,

    /// <summary>Those the agent follows, settled ones too.</summary>
    Followed,
}

/// <summary>Which tickets to list, for whom.</summary>
/// <param name="State">Null for every ticket that is not resolved.</param>
/// <param name="Agent">Who asks.</param>
internal sealed record QueueQuery(TicketState? State, Whose Whose, AgentId Agent)
{
    public QueueFilter Filter { get; init; } = QueueFilter.None;
    public int Skip { get; init; }
    public int Take { get; init; } = 50;
}

/// <summary>A ticket at a glance.</summary>
/// <param name="Changed">The sequence of the newest change to its conversation.</param>
internal sealed record TicketRow(
    Ticket Ticket, string? OwnerName, ChannelName Channel, string? CustomerName, Language Language, Tone Tone, LastWords? Last, long Changed)
{
    /// <summary>The customer had the last word: somebody owes an answer.</summary>
    public bool IsOwed => Ticket.State is TicketState.Claimed && Last?.Kind is LineKind.Customer;
}

/// <summary>The newest line of a conversation that its customer may see.</summary>
/// <param name="AgentName">Who wrote it, when an agent did.</param>
/// <param name="Unreadable">The messenger's word for what cannot be read.</param>
internal sealed record LastWords(LineKind Kind, string? AgentName, string Text, string? Unreadable, bool HasFiles, DateTimeOffset At);

/// <summary>How many tickets wait, and how many the asking agent has.</summary>
internal readonly record struct QueueCounts(long Waiting, long Mine);

/// <summary>One conversation that changed.</summary>
/// <param name="Position">The newest position of its transcript.</param>
/// <param name="Last">What stands there; null while nothing does.</param>
internal readonly record struct TicketChanged(
    long Sequence, TicketNumber Number, TicketState State, AgentId? Agent, long Position, LineKind? Last, Urgency Urgency, DateTimeOffset? WaitingSince);
