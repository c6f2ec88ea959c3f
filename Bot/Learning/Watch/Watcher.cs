using SupportBot.Classification;
using SupportBot.Storage.Watch;

namespace SupportBot.Learning.Watch;

/// <summary>What admins watch: whether readings are still what they were, and what customers write about.</summary>
internal sealed class Watcher(ReadingCountStore counts, CorrectionStore corrections, TimeProvider clock)
{
    public const int Days = 30;
    private const int MostCorrections = 5000;

    public async Task<Watched> ReadAsync()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // The first day shown is held against the four weeks before it, and their drift against the four before them.
        var first = today.AddDays(1 - Days);
        var from = first.AddDays(-2 * AlertLine.DaysBefore);
        var read = (await counts.ReadAsync(from)).ToLookup(row => (row.Count.Head, row.Day), row => row.Count);
        var days = Enumerable.Range(0, today.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToArray();
        return new Watched(
            [.. Heads.All.Select(head => WatchHead(head, [.. days.Select(day => DayOf(head, day, read[(head, day)]))]))],
            Accuracy.Of(await corrections.NewestAsync(new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero), MostCorrections), first, today));
    }

    private static WatchedHead WatchHead(Head head, CountedDay[] days)
    {
        var unsure = days.Select(day => new Measured(day.Messages, day.Unsure)).ToArray();
        var drift = days.Select((day, i) => Drift(day, Before(days, i))).ToArray();
        return new WatchedHead(
            head, Watch(unsure, (before, messages, _) => AlertLine.Above(before, messages)), Watch(drift, (before, messages, i) => AlertLine.AboveDrift(before, messages, Mix(Before(days, i)))),
            [.. days[^Days..].Where(day => day.Messages > 0).Select(day => (day.Day, day.Shares))]);

        WatchedDay[] Watch(Measured[] measured, Func<Measured[], long, int, double?> lineOf) =>
        [
            .. Enumerable.Range(days.Length - Days, Days).Where(i => measured[i].Messages > 0).Select(i =>
            {
                var line = lineOf(Before(measured, i), measured[i].Messages, i);
                return new WatchedDay(days[i].Day, measured[i].Messages, measured[i].Value, line, measured[i].Value > line);
            }),
        ];
    }

    private static T[] Before<T>(T[] days, int i) => days[Math.Max(0, i - AlertLine.DaysBefore)..i];

    private static CountedDay DayOf(Head head, DateOnly day, IEnumerable<ReadingCount> counts)
    {
        var (numbers, unsure) = (new long[head.Count], 0L);
        foreach (var count in counts)
        {
            numbers[count.Answer] += count.All;
            unsure += count.Unsure;
        }
        return new CountedDay(day, numbers, unsure);
    }

    private static Measured Drift(CountedDay day, CountedDay[] before)
    {
        // Against less than that a day strays for no reason.
        if (before.Sum(other => other.Messages) < AlertLine.LeastDays * AlertLine.LeastMessages) return default;
        return new Measured(day.Messages, day.Shares.Zip(Mix(before), (share, usual) => Math.Abs(share - usual)).Sum() / 2);
    }

    private static double[] Mix(CountedDay[] days)
    {
        var all = (double)days.Sum(day => day.Messages);
        return [.. days[0].Numbers.Select((_, answer) => days.Sum(day => day.Numbers[answer]) / all)];
    }

    private sealed record CountedDay(DateOnly Day, long[] Numbers, long UnsureMessages)
    {
        public long Messages { get; } = Numbers.Sum();

        public double Unsure => Messages == 0 ? 0 : (double)UnsureMessages / Messages;

        public double[] Shares => [.. Numbers.Select(number => Messages == 0 ? 0 : (double)number / Messages)];
    }
}

/// <summary>What admins watch.</summary>
/// <param name="Heads">In the order of the heads.</param>
/// <param name="Accuracy">The share of readings that people found right in the desk, by day; unusual below its line.</param>
internal sealed record Watched(IReadOnlyList<WatchedHead> Heads, IReadOnlyList<WatchedDay> Accuracy);
