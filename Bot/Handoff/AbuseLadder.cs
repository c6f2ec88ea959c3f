using SupportBot.Conversations;

namespace SupportBot.Handoff;

/// <summary>How far abuse is borne: one calm warning, then a pause (C21). The problem is worked on all the same (C20).</summary>
/// <param name="WarnAt">The abusive turn that is warned for; a threat is warned for at once.</param>
/// <param name="PauseAt">The abusive turn after the warning at which the bot pauses.</param>
/// <param name="Pause">For how long; zero for never.</param>
internal sealed record AbuseLadder(int WarnAt, int PauseAt, TimeSpan Pause)
{
    public static AbuseLadder Usual { get; } = new(2, 3, TimeSpan.FromMinutes(15));

    /// <summary>What a turn that reads like this leads to.</summary>
    /// <param name="tone">With this turn.</param>
    /// <param name="abuse">Of this turn.</param>
    public AbuseStep After(Tone tone, Abuse abuse) => (abuse, tone.WasWarned) switch
    {
        (Abuse.None, _) => AbuseStep.None,
        (_, false) => abuse is Abuse.Threat || tone.AbusiveTurns >= WarnAt ? AbuseStep.Warn : AbuseStep.None,
        (_, true) => tone.PausedUntil is null && tone.AbusiveTurns >= PauseAt && Pause > TimeSpan.Zero ? AbuseStep.Pause : AbuseStep.None,
    };
}

/// <summary>A step of the ladder; each is taken once for a matter.</summary>
internal enum AbuseStep
{
    None,
    Warn,
    Pause,
}
