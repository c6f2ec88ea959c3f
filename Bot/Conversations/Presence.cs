namespace SupportBot.Conversations;

/// <summary>How an agent is at the desk. The numbers are stored.</summary>
internal enum Presence
{
    /// <summary>Takes what comes.</summary>
    Here = 0,

    /// <summary>At the desk, with something else in hand: is given what is critical only.</summary>
    Busy = 1,

    /// <summary>Not at the desk.</summary>
    Away = 2,

    /// <summary>Finishes what they have, and is given nothing new (C26).</summary>
    NoMore = 3,
}

/// <summary>What an agent said of themselves, and when they were last noticed.</summary>
/// <param name="SeenAt">When their desk last held its stream of changes; null when it never did.</param>
/// <param name="ActiveAt">When they last did something at it.</param>
/// <param name="PauseUntil">Until when they rest.</param>
internal sealed record AtDesk(Presence Chosen, DateTimeOffset? SeenAt, DateTimeOffset? ActiveAt, DateTimeOffset? PauseUntil)
{
    /// <summary>A desk that is open is noticed at least this often; whoever is not has left.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(75);

    // Without scripts there is no stream: then only what they do shows that they are there.
    private static readonly TimeSpan WithoutStream = TimeSpan.FromMinutes(10);

    /// <summary>As somebody who was never at the desk.</summary>
    public static AtDesk None { get; } = new(Presence.Here, null, null, null);

    /// <param name="awayAfter">After how long without a touch somebody is away; zero for never.</param>
    public Presence At(DateTimeOffset now, TimeSpan awayAfter) => PauseUntil > now || !IsThere(now, awayAfter) ? Presence.Away : Chosen;

    private bool IsThere(DateTimeOffset now, TimeSpan awayAfter)
    {
        var isWatching = now - SeenAt <= Silence;
        if (isWatching && awayAfter == TimeSpan.Zero) return true;
        var patience = awayAfter > TimeSpan.Zero ? awayAfter : WithoutStream;
        var hasNoStream = SeenAt is not { } seen || ActiveAt > seen + Silence;
        return (isWatching || hasNoStream) && now - ActiveAt < patience;
    }
}
