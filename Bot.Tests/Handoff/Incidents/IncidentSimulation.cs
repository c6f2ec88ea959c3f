using SupportBot.Conversations;
using SupportBot.Handoff.Incidents;

namespace SupportBot.Tests.Handoff.Incidents;

/// <summary>How one rise was noticed.</summary>
/// <param name="Messages">How many messages of its topic had come since it began, the one it was noticed by included.</param>
internal sealed record Noticed(TimeSpan After, int Messages)
{
    /// <summary>As was asked for: within three minutes, or eight messages.</summary>
    public bool IsInTime => After <= TimeSpan.FromMinutes(3) || Messages <= 8;
}

/// <summary>A desk that has been at work for some weeks, with an outage among them that nobody marked.</summary>
internal sealed class IncidentSimulation(int seed, double perHour, DailyShape shape, int weeks = 6)
{
    private readonly UrgentTraffic _traffic = new(seed, perHour, shape);
    private readonly List<HourCount> _counts = [];
    private readonly Random _random = new(seed);

    private DateTimeOffset Live => UrgentTraffic.Start.AddDays(7 * weeks);

    /// <summary>The rises that are noticed in so many days in which nothing happens.</summary>
    public IReadOnlyList<Rise> FalseAlarms(int days)
    {
        var (watch, alarms) = (Begin(), new List<Rise>());
        for (var day = Live; day < Live.AddDays(days); day = day.AddDays(1))
        {
            var reports = _traffic.Between(day, day.AddDays(1));
            alarms.AddRange(reports.Select(watch.Take).OfType<Rise>());
            Count(reports);
            watch.Usual = Learnt(day.AddDays(1));
        }
        return alarms;
    }

    /// <summary>Lets one topic rise at a time when it has at least so many reports an hour; null where it was not noticed within two hours.</summary>
    public Noticed? Rises(IncidentWatch watch, double times, double leastAnHour)
    {
        var topics = UrgentTraffic.Topics.Where(topic => Enumerable.Range(0, 168).Any(hour => _traffic.Rate(topic, Live.AddHours(hour)) >= leastAnHour)).ToArray();
        var (topic, begin) = (topics[_random.Next(topics.Length)], Live.AddMinutes(_random.Next(7 * 24 * 60)));
        while (_traffic.Rate(topic, begin) < leastAnHour || _traffic.Rate(topic, begin.AddMinutes(30)) < leastAnHour) begin = begin.AddMinutes(17);
        foreach (var report in _traffic.Between(begin - Arrivals.Memory, begin)) watch.Remember(report);
        var messages = 0;
        foreach (var report in _traffic.Between(begin, begin.AddHours(2), (of, _) => of == topic ? times : 1))
        {
            if (report.Topic == topic) messages++;
            if (watch.Take(report) is { } rise && rise.Topic == topic) return new Noticed(report.At - begin, messages);
        }
        return null;
    }

    /// <summary>A watch that knows the past weeks.</summary>
    public IncidentWatch Begin()
    {
        if (_counts.Count == 0) Count(_traffic.Between(UrgentTraffic.Start, Live, Unmarked));
        var watch = new IncidentWatch { Usual = Learnt(Live) };
        foreach (var report in _traffic.Between(Live.AddDays(-14), Live)) watch.Remember(report);
        return watch;
    }

    private double Unmarked(Topic topic, DateTimeOffset at) =>
        topic is Topic.Outage && at >= Live.AddDays(-10).AddHours(12) && at < Live.AddDays(-10).AddHours(15) ? 15 : 1;

    private Usual Learnt(DateTimeOffset end) => Usual.Of(_counts, HourCount.HourOf(UrgentTraffic.Start), HourCount.HourOf(end), TimeZoneInfo.Utc);

    private void Count(List<UrgentReport> reports) => _counts.AddRange(
        from report in reports
        group report by (report.Topic, HourCount.HourOf(report.At)) into hour
        select new HourCount(hour.Key.Topic, hour.Key.Item2, hour.Select(report => report.Customer).Distinct().Count()));
}
