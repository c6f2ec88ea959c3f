namespace SupportBot.Classification.Evaluation;

/// <summary>
/// How much of a difference in macro-F1 between two classifiers chance alone would make: the messages are drawn anew a thousand times,
/// with replacement and language by language, and both are judged on each draw (Efron and Tibshirani, An Introduction to the Bootstrap,
/// 1993). Among some thirty pairs of head and language a few always look different by chance; so the intervals are as wide as it takes
/// for all of them together to hold in 95 of 100 comparisons (Westfall and Young, Resampling-Based Multiple Testing, 1993).
/// The same messages give the same intervals.
/// </summary>
internal static class PairedBootstrap
{
    private const int Draws = 1000;
    private const double Sure = 0.95;
    private const int Seed = 20080705;

    // Of fewer messages an interval says nothing that can be relied on.
    private const int Least = 30;

    /// <returns>By head, and in each by group of <see cref="PairedCounts"/>.</returns>
    public static Verdict[][] Judge(IReadOnlyList<ComparedMessage> messages)
    {
        var counts = new PairedCounts(messages);
        counts.CountAll();
        var isJudged = Cells((head, group) => counts.Support(head, group) >= Least);
        var seen = Cells(counts.Difference);
        var drawn = Draw(counts);
        var deviations = seen.Select((difference, cell) => Deviation(drawn, cell, difference)).ToArray();
        var width = Width(drawn, seen, [.. deviations.Select((deviation, cell) => isJudged[cell] ? deviation : 0)]);
        return
        [
            .. seen.Select((difference, cell) => isJudged[cell] ? Verdict.Of(difference, width * deviations[cell]) : Verdict.TooFew)
                .Chunk(PairedCounts.Groups),
        ];
    }

    private static double[][] Draw(PairedCounts counts)
    {
        var random = new Random(Seed);
        var drawn = new double[Draws][];
        for (var draw = 0; draw < Draws; draw++)
        {
            counts.Draw(random);
            drawn[draw] = Cells(counts.Difference);
        }
        return drawn;
    }

    private static double Deviation(double[][] drawn, int cell, double seen) => Math.Sqrt(drawn.Average(draw => Math.Pow(draw[cell] - seen, 2)));

    /// <summary>How many standard deviations wide the intervals must be, on either side.</summary>
    private static double Width(double[][] drawn, double[] seen, double[] deviations)
    {
        var strayed = drawn.Select(draw => deviations.Select((deviation, cell) => deviation > 0 ? Math.Abs(draw[cell] - seen[cell]) / deviation : 0).Max())
            .Order().ToArray();
        return strayed[(int)Math.Ceiling(Sure * Draws) - 1];
    }

    private static T[] Cells<T>(Func<int, int, T> of) =>
        [.. Enumerable.Range(0, Heads.All.Length * PairedCounts.Groups).Select(cell => of(cell / PairedCounts.Groups, cell % PairedCounts.Groups))];
}
