using SupportBot.Storage.Watch;

namespace SupportBot.Learning.Watch;

/// <summary>How many of the last readings that people looked at they found right. They look at what seems wrong, so it is less than of all readings.</summary>
internal static class Accuracy
{
    /// <summary>How many of them a day's figure is made of: its own, and as many before as it takes.</summary>
    public const int Last = 100;

    // Fewer say too little of what is usual.
    private const int LeastBefore = 100;
    private const double Deviations = 3;

    /// <param name="corrections">The oldest first.</param>
    public static IReadOnlyList<WatchedDay> Of(IReadOnlyList<Correction> corrections, DateOnly first, DateOnly last)
    {
        var days = new List<WatchedDay>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var (from, until) = (new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
            var past = corrections.TakeWhile(correction => correction.At < until).ToArray();
            if (past.Length >= AlertLine.LeastMessages && past[^1].At >= from) days.Add(Of(day, past));
        }
        return days;
    }

    private static WatchedDay Of(DateOnly day, Correction[] past)
    {
        var (last, before) = (past[Math.Max(0, past.Length - Last)..], past[..Math.Max(0, past.Length - Last)]);
        var value = Right(last);
        double? line = before.Length < LeastBefore ? null : Right(before) - (Deviations * AlertLine.Chance(Right(before), last.Length, answers: 2));
        return new WatchedDay(day, last.Length, value, line, value < line);
    }

    private static double Right(Correction[] corrections) => corrections.Average(correction => correction.WasRight ? 1.0 : 0);
}
