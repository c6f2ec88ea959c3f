using SupportBot.Conversations;

namespace SupportBot.Storage.Routing;

/// <summary>A ticket somebody has to take, as routing sees it.</summary>
internal sealed record WaitingTicket(TicketNumber Number, QueueRules Queue, Tier Tier, Urgency Urgency, DateTimeOffset Since)
{
    private static readonly IReadOnlyDictionary<AgentId, DateTimeOffset> Nobody = new Dictionary<AgentId, DateTimeOffset>();

    /// <summary>By when something is owed; null for nothing.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>What the customer writes in; <see cref="Language.Other"/> when that is not known.</summary>
    public Language Language { get; init; }

    /// <summary>What whoever takes it should know.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];
    public bool IsHostile { get; init; }

    /// <summary>Who had this customer last; null when nobody had.</summary>
    public AgentId? KnownBy { get; init; }

    /// <summary>To whom it was given in vain, and when it came back.</summary>
    public IReadOnlyDictionary<AgentId, DateTimeOffset> LetPass { get; init; } = Nobody;

    /// <summary>From when on nothing more urgent goes before it.</summary>
    public DateTimeOffset Bound => WaitingOrder.Bound(Urgency, Queue, Since);
}

/// <summary>What was given to an agent who has not touched it yet.</summary>
/// <param name="IsByHand">A colleague gave it, and knew whether they are there.</param>
internal sealed record UnansweredTicket(TicketNumber Number, QueueRules Queue, AgentId Agent, DateTimeOffset At, bool IsByHand);
