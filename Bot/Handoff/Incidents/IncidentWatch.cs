using System.Collections.Frozen;
using SupportBot.Conversations;

namespace SupportBot.Handoff.Incidents;

/// <summary>
/// Notices when many customers report the same within a short time (C12). Each report asks of the last five, six, and so on up to hundreds of customers of its
/// topic, and of those who share its marks, how likely so many are within the time they took. What is unlikelier than chance alone may show once in months is a rise.
/// What it keeps is bounded.
/// </summary>
internal sealed class IncidentWatch
{
    /// <summary>Fewer customers than that are no incident, however unusual.</summary>
    public const int FewestCustomers = 5;

    /// <summary>The same of those who share a word, which says more than a topic.</summary>
    public const int FewestWhoShare = 4;

    /// <summary>What was noticed is not noticed again for so long.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    // False alarms that chance alone may raise in 30 days, and how many looks at one report are as good as one: most of them see the same customers.
    private const double FalseAlarms = 0.2;
    private const double OwnLooks = 3;
    private const double MarkedLooks = 30;
    private const int MostMarks = 2048;
    private static readonly int[] Sizes = [4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 24, 32, 48, 64, 96, 128, 192, 256, 384];

    // A busy day raises what is usual; what came in the last minutes does not, or a rise would hide itself.
    private static readonly TimeSpan LevelOver = Arrivals.Memory;
    private static readonly TimeSpan LevelUntil = TimeSpan.FromMinutes(20);
    private const double LevelReports = 8;
    private const double HighestLevel = 3;

    private readonly FrozenDictionary<Topic, Arrivals> _topics = Enum.GetValues<Topic>().ToFrozenDictionary(topic => topic, _ => new Arrivals());
    private readonly Dictionary<string, Arrivals> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<Topic, DateTimeOffset> _noticed = [];
    private readonly MarkShares _shares = new();
    private double _unlikely;

    /// <summary>What is usual; exchanged once an hour.</summary>
    public required Usual Usual
    {
        get;
        set
        {
            field = value;
            _unlikely = FalseAlarms / (value.InThirtyDays() + 50);
        }
    }

    /// <summary>Learns a report of the past without noticing anything.</summary>
    public void Remember(UrgentReport report)
    {
        if (_topics[report.Topic].Add(report.At, report.Customer)) _shares.Add(report.Marks);
    }

    /// <summary>Takes one report, oldest first; the same one again changes nothing. Null while all is as usual.</summary>
    public Rise? Take(UrgentReport report)
    {
        if (!_topics[report.Topic].Add(report.At, report.Customer)) return null;
        var isQuiet = !Usual.IsKnown || (_noticed.TryGetValue(report.Topic, out var at) && report.At - at < Quiet);
        var rise = isQuiet ? null : OfTopic(report) ?? OfMarks(report);
        foreach (var mark in report.Marks) MarkArrivals(mark, report.At).Add(report.At, report.Customer);
        _shares.Add(report.Marks);
        if (rise is not null) _noticed[rise.Topic] = report.At;
        return rise;
    }

    private Rise? OfTopic(UrgentReport report)
    {
        var arrivals = _topics[report.Topic];
        var level = LevelOf(report.Topic, report.At);
        return Find(report, arrivals, mark: null, _unlikely / OwnLooks, since => Raised(Usual.Between(report.Topic, since, report.At), level));
    }

    private Rise? OfMarks(UrgentReport report)
    {
        if (!_shares.IsKnown) return null;
        var levels = _topics.Keys.ToDictionary(topic => topic, topic => LevelOf(topic, report.At));
        foreach (var mark in report.Marks)
        {
            var arrivals = MarkArrivals(mark, report.At);
            if (!arrivals.Add(report.At, report.Customer) || arrivals.Count < FewestWhoShare) continue;
            if (Find(report, arrivals, mark, _unlikely / MarkedLooks, since => _shares.Among(OfAll(since, report.At, levels), mark)) is { } rise) return rise;
        }
        return null;
    }

    // The last of them is one anyway: how likely are the others between?
    private static Rise? Find(UrgentReport report, Arrivals arrivals, string? mark, double unlikely, Func<DateTimeOffset, Expected> usual)
    {
        foreach (var size in Sizes)
        {
            if (mark is null && size < FewestCustomers) continue;
            if (size > arrivals.Count) break;
            var since = arrivals.SinceLast(size);
            var expected = usual(since);
            if (UnusualCount.Chance(size - 1, expected) < unlikely) return new Rise(report.Topic, mark, since, report.At, size, expected.Mean);
        }
        return null;
    }

    private Expected OfAll(DateTimeOffset from, DateTimeOffset to, Dictionary<Topic, double> levels)
    {
        var (mean, shape) = (0.0, 0.0);
        foreach (var (topic, level) in levels)
        {
            var one = Raised(Usual.Between(topic, from, to), level);
            (mean, shape) = (mean + one.Mean, shape + (one.Mean * one.Shape));
        }
        return new Expected(mean, mean > 0 ? shape / mean : 1);
    }

    private double LevelOf(Topic topic, DateTimeOffset at)
    {
        var (from, until) = (at - LevelOver, at - LevelUntil);
        var seen = _topics[topic].Within(from, until);
        return Math.Clamp((seen + LevelReports) / (Usual.Between(topic, from, until).Mean + LevelReports), 1, HighestLevel);
    }

    private static Expected Raised(Expected expected, double level) => expected with { Mean = expected.Mean * level };

    private Arrivals MarkArrivals(string mark, DateTimeOffset now)
    {
        if (_marks.TryGetValue(mark, out var known)) return known;
        if (_marks.Count >= MostMarks) Forget(now);
        return _marks[mark] = new Arrivals();
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (mark, arrivals) in _marks.ToArray())
            if (arrivals.Count == 0 || now - arrivals.Newest > Arrivals.Memory) _marks.Remove(mark);
        if (_marks.Count < MostMarks) return;
        foreach (var mark in _marks.OrderBy(one => one.Value.Newest).Take(MostMarks / 2).Select(one => one.Key).ToArray()) _marks.Remove(mark);
    }
}
