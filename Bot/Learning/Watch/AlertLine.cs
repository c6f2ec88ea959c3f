namespace SupportBot.Learning.Watch;

/// <summary>
/// From where on a day is unusual: three standard deviations beyond the median of the four weeks before, the deviation taken from how
/// far the days lie from it in the median, so that some unusual days among them change nothing. A day, and those before it, count from
/// 30 messages on, and there must be seven of those; a deviation is at least as large as chance alone makes it on so few messages.
/// </summary>
internal static class AlertLine
{
    public const int DaysBefore = 28;
    public const int LeastMessages = 30;
    public const int LeastDays = 7;
    private const double Deviations = 3;

    // Of a normal variable half lies nearer to its median than a standard deviation divided by this.
    private const double DeviationOfMedian = 1.4826;

    // How far a normal variable lies from its mean, and how that varies, in its standard deviations (the half-normal distribution).
    private const double MeanStray = 0.798;
    private const double DeviationOfStray = 0.603;

    /// <summary>The line above a share of a day's messages; null while too little is known.</summary>
    public static double? Above(IReadOnlyList<Measured> before, long messages) =>
        Usual(before, messages) is var (median, deviation) ? median + (Deviations * Math.Max(deviation, Chance(median, messages, answers: 2))) : null;

    /// <summary>The line above how far a day's answers stray from their usual shares; null while too little is known.</summary>
    public static double? AboveDrift(IReadOnlyList<Measured> before, long messages, IReadOnlyList<double> shares) => Usual(before, messages) is var (median, deviation)
        ? Math.Max(median + (Deviations * deviation), StrayByChance([.. shares.Select(share => Chance(share, messages, shares.Count))]))
        : null;

    private static (double Median, double Deviation)? Usual(IReadOnlyList<Measured> before, long messages)
    {
        var counted = before.Where(day => day.Messages >= LeastMessages).Select(day => day.Value).ToArray();
        if (messages < LeastMessages || counted.Length < LeastDays) return null;
        var median = Median(counted);
        return (median, DeviationOfMedian * Median(counted.Select(value => Math.Abs(value - median))));
    }

    /// <summary>
    /// How far answers stray from their shares by chance alone, hardly ever further: half the sum of what each strays. What one has too
    /// many the others have too few, so the fewer answers there are, the more they stray together.
    /// </summary>
    private static double StrayByChance(double[] deviations)
    {
        var (sum, squares) = (deviations.Sum(), deviations.Sum(deviation => deviation * deviation));
        if (squares == 0) return 0;
        var answers = sum * sum / squares;
        return ((MeanStray * sum) + (Deviations * DeviationOfStray * Math.Sqrt(squares * answers / (answers - 1)))) / 2;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>
    /// How far a share varies by chance alone. One message more of every answer is taken for granted: what never happened so far may
    /// happen once without that being unusual.
    /// </summary>
    public static double Chance(double share, long messages, int answers)
    {
        var smoothed = ((share * messages) + 1) / (messages + answers);
        return Math.Sqrt(smoothed * (1 - smoothed) / messages);
    }
}

/// <summary>What was measured on one day.</summary>
/// <param name="Value">A share, 0 to 1.</param>
internal readonly record struct Measured(long Messages, double Value);
