using SupportBot.Storage.Waits;

namespace SupportBot.Handoff.Waiting;

/// <summary>How true it was what customers were told of waiting (C16).</summary>
/// <param name="Told">How many ranges came to an end because an agent came.</param>
/// <param name="First">How many of them were the first that a customer was told.</param>
/// <param name="FirstInside">How many of the first held.</param>
/// <param name="Inside">How many of all held.</param>
/// <param name="Sooner">How many customers were answered before the range.</param>
/// <param name="MedianWait">Minutes.</param>
/// <param name="MedianWidth">Minutes.</param>
internal sealed record WaitAccuracy(string Queue, long Told, long First, long FirstInside, long Inside, long Sooner, double MedianWait, double MedianWidth)
{
    /// <summary>What is promised: so many waits of a hundred are inside the range that was told.</summary>
    public const double Promised = 0.8;

    // Fewer say nothing.
    private const int Enough = 30;

    public long Later => Told - Inside - Sooner;

    public double FirstShare => First == 0 ? 0 : FirstInside / (double)First;

    public double Share => Told == 0 ? 0 : Inside / (double)Told;

    /// <summary>Whether the promise is not kept, and not by chance of a few.</summary>
    public bool FallsShort => First >= Enough && FirstShare < Promised;

    public static WaitAccuracy Of(string queue, IReadOnlyList<CameTrue> told)
    {
        var (inside, first) = (told.Where(Holds).ToList(), told.Where(one => one.IsFirst).ToList());
        return new WaitAccuracy(
            queue, Sum(told), Sum(first), Sum(first.Where(Holds)), Sum(inside), Sum(told.Where(one => one.Minute < one.From)),
            Median(told, one => one.Minute), Median(told, one => one.To - one.From));
    }

    private static bool Holds(CameTrue one) => one.Minute >= one.From && one.Minute < one.To;

    private static long Sum(IEnumerable<CameTrue> told) => told.Sum(one => one.Number);

    private static double Median(IReadOnlyList<CameTrue> told, Func<CameTrue, long> value)
    {
        var (half, seen) = (Sum(told) / 2, 0L);
        foreach (var one in told.OrderBy(value))
        {
            seen += one.Number;
            if (seen > half) return value(one);
        }
        return 0;
    }
}
