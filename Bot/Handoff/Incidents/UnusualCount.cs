namespace SupportBot.Handoff.Incidents;

/// <summary>What is expected in a stretch of time.</summary>
/// <param name="Mean">How many.</param>
/// <param name="Shape">How well that is known: the shape of a gamma distribution around it; large is well.</param>
internal readonly record struct Expected(double Mean, double Shape);

/// <summary>How unlikely a count is: Poisson for a rate that is itself known only so well, the negative binomial distribution.</summary>
internal static class UnusualCount
{
    /// <summary>The chance of so many or more, never stated too small; 1 for what is not above the usual.</summary>
    public static double Chance(int count, Expected usual)
    {
        var (mean, shape) = usual;
        var more = mean / (shape + mean);
        // How much rarer each one more is. Above the mean that only falls, so a geometric series stands above the tail.
        var rarer = (shape + count) / (count + 1) * more;
        if (count <= mean || rarer >= 1) return 1;
        var log = (shape * Math.Log(1 - more)) + (count * Math.Log(more));
        for (var i = 0; i < count; i++) log += Math.Log((shape + i) / (i + 1));
        return Math.Min(1, Math.Exp(log) / (1 - rarer));
    }
}
