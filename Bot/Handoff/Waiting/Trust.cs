namespace SupportBot.Handoff.Waiting;

/// <summary>
/// How much what was measured is worth, learnt from what came true of what was told: each range that did not hold makes the next ones wider, each that held a little narrower, so that
/// as many hold as shall, whatever the desk is like (adaptive conformal inference: Gibbs and Candès, 2021).
/// </summary>
internal static class Trust
{
    /// <summary>On how many of the newest it is learnt.</summary>
    public const int Newest = 400;

    /// <summary>As many measured tickets as the pace is worth before anything came true.</summary>
    public const double First = 10;

    // A little above what is promised: a queue changes after it was measured.
    private const double Aim = 0.87;
    private const double Step = 0.05;
    private const double Least = 1.2;

    /// <param name="held">Whether the first ranges held, in the order in which that was known.</param>
    public static double After(IEnumerable<bool> held) => held.Aggregate(
        First, (trust, holds) => Math.Clamp(trust * Math.Exp(Step * ((holds ? 1 : 0) - Aim)), Least, QueuePaces.Newest));
}
