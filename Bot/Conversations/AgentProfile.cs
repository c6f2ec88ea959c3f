namespace SupportBot.Conversations;

/// <summary>What an agent can be given.</summary>
/// <param name="Skills">What they know beyond what everybody knows.</param>
/// <param name="Tiers">Which tiers they work in; all of them when there is none.</param>
/// <param name="Queues">Which queues they work in; all of them when there is none.</param>
/// <param name="Cap">How many conversations they have at once at the most; null for what the queue says.</param>
internal sealed record AgentProfile(IReadOnlyList<string> Skills, IReadOnlyList<Tier> Tiers, IReadOnlyList<string> Queues, int? Cap)
{
    /// <summary>Anything, as many as the queue says.</summary>
    public static AgentProfile Open { get; } = new([], [], [], null);
}

/// <summary>An agent at this moment.</summary>
/// <param name="Load">How many conversations they have that are not put aside.</param>
internal sealed record AgentNow(Agent Agent, Presence Presence, int Load)
{
    public AgentId Id => Agent.Id;

    /// <summary>When their desk was noticed last; null when it never was.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When they were given or took a conversation last.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>How many of the conversations they took lately, the newest first, were hostile without one between that was not (C27).</summary>
    public int HostileRun { get; init; }

    /// <summary>How many conversations they have at once at the most; the queue's own cap holds for whom nothing was said about.</summary>
    public int Cap(QueueRules queue) => Agent.Profile.Cap ?? queue.Cap;
}
