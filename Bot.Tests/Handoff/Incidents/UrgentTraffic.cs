using SupportBot.Conversations;
using SupportBot.Handoff.Incidents;

namespace SupportBot.Tests.Handoff.Incidents;

/// <summary>When customers write.</summary>
internal enum DailyShape
{
    /// <summary>At all hours alike.</summary>
    Flat,

    /// <summary>In office hours, little at night and at weekends.</summary>
    Office,

    /// <summary>Mostly in the evening, more at weekends.</summary>
    Evening,
}

/// <summary>
/// Urgent reports as they come to a desk, from a seed: by hour and day of the week, on days that are busier or quieter than others, with topics that
/// differ in size, words that some reports share, and customers who write again and again.
/// </summary>
internal sealed class UrgentTraffic(int seed, double perHour, DailyShape shape)
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private const double DaysDiffer = 0.2;
    private const double WriteAgain = 0.15;
    private const int Words = 600;
    private const double SharedWord = 0.6;
    private static readonly (Topic Topic, double Share)[] Shares =
    [
        (Topic.Payment, 0.26), (Topic.Access, 0.2), (Topic.Outage, 0.16), (Topic.Fault, 0.12), (Topic.Delivery, 0.1), (Topic.Security, 0.08), (Topic.Account, 0.05), (Topic.Other, 0.03),
    ];

    private readonly Random _random = new(seed);
    private readonly double _scale = perHour / Enumerable.Range(0, 168).Average(hour => Weight(shape, hour));
    private readonly Dictionary<(Topic, int), double> _busy = [];
    private long _customers;

    /// <summary>How many reports of a topic there are usually in an hour, at this time.</summary>
    public double Rate(Topic topic, DateTimeOffset at) =>
        _scale * Weight(shape, ((int)at.DayOfWeek * 24) + at.Hour) * Shares.First(one => one.Topic == topic).Share;

    public static IEnumerable<Topic> Topics => Shares.Select(one => one.Topic);

    /// <summary>All reports between two times, in order.</summary>
    /// <param name="times">How much more than usual; null for what is usual.</param>
    public List<UrgentReport> Between(DateTimeOffset from, DateTimeOffset to, Func<Topic, DateTimeOffset, double>? times = null)
    {
        var reports = new List<UrgentReport>();
        foreach (var (topic, _) in Shares)
            for (var at = from; at < to; at = at.AddMinutes(1))
            {
                var usual = Rate(topic, at) * Busy(topic, at) / 60;
                var more = times?.Invoke(topic, at) ?? 1;
                for (var i = Poisson(usual); i > 0; i--) Add(reports, topic, at, isOfRise: false);
                for (var i = Poisson(usual * (more - 1)); i > 0; i--) Add(reports, topic, at, isOfRise: true);
            }
        reports.Sort((one, other) => one.At.CompareTo(other.At));
        return reports;
    }

    private void Add(List<UrgentReport> reports, Topic topic, DateTimeOffset minute, bool isOfRise)
    {
        var customer = new CustomerId(++_customers);
        var (at, marks) = (minute.AddSeconds(60 * _random.NextDouble()), Enumerable.Range(0, 4).Select(_ => Word()).ToList());
        if (isOfRise && _random.NextDouble() < SharedWord) marks.Add("word-of-the-outage");
        do
        {
            reports.Add(new UrgentReport(at, customer, topic, [.. marks.Distinct()]));
            at = at.AddSeconds(240 * _random.NextDouble());
        }
        while (_random.NextDouble() < WriteAgain);
    }

    // Some words stand in every tenth report, most in hardly any.
    private string Word() => $"word-{(int)Math.Pow(Words, _random.NextDouble())}";

    private double Busy(Topic topic, DateTimeOffset at)
    {
        var day = (topic, (at - Start).Days);
        return _busy.TryGetValue(day, out var busy) ? busy : _busy[day] = Math.Exp((DaysDiffer * Normal()) - (DaysDiffer * DaysDiffer / 2));
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private int Poisson(double mean)
    {
        if (mean <= 0) return 0;
        var (count, left) = (0, Math.Exp(-mean));
        for (var product = _random.NextDouble(); product > left; product *= _random.NextDouble()) count++;
        return count;
    }

    private static double Weight(DailyShape shape, int hourOfWeek)
    {
        var (day, hour) = ((DayOfWeek)(hourOfWeek / 24), hourOfWeek % 24);
        var isWeekend = day is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return shape switch
        {
            DailyShape.Flat => 1,
            DailyShape.Office => (hour is >= 9 and < 17 ? 1 : hour is 8 or 17 or 18 ? 0.5 : hour is >= 6 and < 22 ? 0.15 : 0.04) * (isWeekend ? 0.2 : 1),
            DailyShape.Evening => (hour is >= 18 and < 23 ? 1 : hour is >= 10 ? 0.5 : 0.1) * (isWeekend ? 1.4 : 1),
        };
    }
}
