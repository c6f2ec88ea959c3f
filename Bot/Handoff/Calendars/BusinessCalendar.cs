using NodaTime;
using NodaTime.TimeZones;

namespace SupportBot.Handoff.Calendars;

/// <summary>
/// When people are there, by the clocks of one place: the week, without holidays. It counts in time that passes while they are, so an hour that the clocks
/// leave out in spring is not there, and one that comes twice in autumn is there twice.
/// </summary>
internal sealed class BusinessCalendar(string name, WorkingWeek week, Holidays holidays, DateTimeZone zone)
{
    /// <summary>The calendar of the company, which counts wherever no other is named.</summary>
    public const string Default = "company";

    // Days, about ten years. Beyond it a calendar that is never open would be searched for ever.
    private const int Horizon = 3700;

    private static readonly ZoneLocalMappingResolver Earlier = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);
    private static readonly ZoneLocalMappingResolver Later = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    public string Name => name;

    public WorkingWeek Week => week;

    public Holidays Holidays => holidays;

    public DateTimeZone Zone => zone;

    /// <summary>How long a day is in which people answer, to count in days.</summary>
    public TimeSpan UsualDay => week.UsualDay;

    /// <summary>People are always there.</summary>
    public static BusinessCalendar Always(DateTimeZone zone) => new(Default, WorkingWeek.Always, Holidays.None, zone);

    /// <summary>When people are back; null while they are there.</summary>
    public DateTimeOffset? BackAt(DateTimeOffset now)
    {
        var at = Instant.FromDateTimeOffset(now);
        foreach (var open in From(at)) return open.Start <= at ? null : open.Start.ToDateTimeOffset();
        return null;
    }

    /// <summary>The first moment until which people were there for so long, at the most ten years ahead: it counts no further.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan time)
    {
        var (at, left) = (Instant.FromDateTimeOffset(from), Duration.FromTimeSpan(time));
        if (left <= Duration.Zero) return from + time;
        foreach (var open in From(at))
        {
            var begin = Instant.Max(open.Start, at);
            if (open.End - begin >= left) return (begin + left).ToDateTimeOffset();
            left -= open.End - begin;
        }
        return from.AddDays(Horizon);
    }

    /// <summary>The last moment since which people were there for so long, at the most ten years ago.</summary>
    public DateTimeOffset Subtract(DateTimeOffset to, TimeSpan time)
    {
        var (at, left) = (Instant.FromDateTimeOffset(to), Duration.FromTimeSpan(time));
        if (left <= Duration.Zero) return to - time;
        foreach (var open in Until(at))
        {
            var end = Instant.Min(open.End, at);
            if (end - open.Start >= left) return (end - left).ToDateTimeOffset();
            left -= end - open.Start;
        }
        return to.AddDays(-Horizon);
    }

    /// <summary>For how long people are there between two moments.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (begin, end) = (Instant.FromDateTimeOffset(from), Instant.FromDateTimeOffset(to));
        var sum = Duration.Zero;
        foreach (var open in From(begin).TakeWhile(open => open.Start < end)) sum += Instant.Min(open.End, end) - Instant.Max(open.Start, begin);
        return sum.ToTimeSpan();
    }

    /// <summary>When the last leaves on a day; null when nobody comes.</summary>
    public DateTimeOffset? ClosesOn(LocalDate date) => On(date) is [.., var last] ? last.End.ToDateTimeOffset() : null;

    /// <summary>When a moment is by the clocks of the place.</summary>
    public LocalDateTime Local(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;

    /// <summary>The moment of a time by the clocks of the place: the first when it comes twice, the next there is when it is left out.</summary>
    public DateTimeOffset At(LocalDateTime local) => zone.ResolveLocal(local, Earlier).ToDateTimeOffset().ToUniversalTime();

    private IEnumerable<Interval> From(Instant at)
    {
        var date = at.InZone(zone).Date;
        return Enumerable.Range(0, Horizon).SelectMany(ahead => On(date.PlusDays(ahead))).Where(open => open.End > at);
    }

    private IEnumerable<Interval> Until(Instant at)
    {
        var date = at.InZone(zone).Date;
        return Enumerable.Range(0, Horizon).SelectMany(back => Enumerable.Reverse(On(date.PlusDays(-back)))).Where(open => open.Start < at);
    }

    private List<Interval> On(LocalDate date)
    {
        var open = new List<Interval>();
        foreach (var hours in holidays.On(date)?.Open ?? week.On(date.DayOfWeek))
        {
            // In autumn a break may begin again before it was over.
            var begin = Moment(date, hours.From, Earlier) is var from && open is [.., var last] ? Instant.Max(from, last.End) : from;
            var end = Moment(date, hours.To, hours.To == Hours.DayLength ? Earlier : Later);
            if (begin < end) open.Add(new Interval(begin, end));
        }
        return open;
    }

    private Instant Moment(LocalDate date, int minute, ZoneLocalMappingResolver resolver)
    {
        var local = minute == Hours.DayLength ? date.PlusDays(1).AtMidnight() : date.At(LocalTime.FromMinutesSinceMidnight(minute));
        return zone.ResolveLocal(local, resolver).ToInstant();
    }
}
