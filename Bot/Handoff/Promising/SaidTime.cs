using NodaTime;
using SupportBot.Handoff.Calendars;

namespace SupportBot.Handoff.Promising;

/// <summary>A part of a day, as it is named when no clock is.</summary>
internal enum DayPart
{
    Morning,
    Noon,
    Afternoon,
    Evening,
    Close,
}

/// <summary>What a sentence says of a time, in its pieces.</summary>
internal sealed record SaidTime
{
    /// <summary>From now on.</summary>
    public TimeSpan? In { get; init; }

    /// <summary>Days from today.</summary>
    public int? Ahead { get; init; }

    public IsoDayOfWeek? Weekday { get; init; }

    /// <summary>"Next Tuesday" is not tomorrow.</summary>
    public bool IsNext { get; init; }

    public AnnualDate? Date { get; init; }

    public (int Hour, int Minute)? Clock { get; init; }

    /// <summary>Whether the hour is one of the afternoon; null when nobody said.</summary>
    public bool? IsAfternoon { get; init; }

    public DayPart? Part { get; init; }

    public bool IsNothing => this == new SaidTime();

    /// <summary>When that is; null when it is past, or long ahead.</summary>
    public DateTimeOffset? At(DateTimeOffset now, BusinessCalendar calendar)
    {
        if (Date is { } annual && Next(annual, calendar.Local(now).Date) is null) return null;
        var at = In is { } span ? now + span : ByClock(calendar.Local(now), calendar);
        return at > now && at < now.AddDays(62) ? at : null;
    }

    // 29 February is there in some years only.
    private static LocalDate? Next(AnnualDate annual, LocalDate today)
    {
        for (var year = today.Year; year <= today.Year + 1; year++)
            if (annual.IsValidYear(year) && annual.InYear(year) >= today) return annual.InYear(year);
        return null;
    }

    private DateTimeOffset? ByClock(LocalDateTime now, BusinessCalendar calendar)
    {
        var date = Day(now.Date, calendar);
        if (Clock is not { } clock) return OfPart(date ?? now.Date, calendar);
        var times = Hours(clock.Hour).Select(hour => new LocalTime(hour, clock.Minute)).ToList();
        if (date is { } day) return calendar.At(day.At(Likely(times)));
        var today = times.Where(time => time > now.TimeOfDay).ToList();
        return calendar.At(today.Count > 0 ? now.Date.At(Likely(today)) : now.Date.PlusDays(1).At(Likely(times)));
    }

    private LocalDate? Day(LocalDate today, BusinessCalendar calendar)
    {
        if (Ahead is { } days) return today.PlusDays(days);
        if (Date is { } annual) return Next(annual, today);
        if (Weekday is not { } weekday) return null;
        var next = today.With(DateAdjusters.NextOrSame(weekday));
        if (next == today && (IsNext || Clock is null && calendar.ClosesOn(today) is null)) return next.PlusDays(7);
        // "Next" passes over the one of this week.
        return IsNext && Period.DaysBetween(today, next) < 7 - (int)today.DayOfWeek + 1 ? next.PlusDays(7) : next;
    }

    // Twelve hours have two readings when nobody says which half of the day.
    private IEnumerable<int> Hours(int hour) => (IsAfternoon ?? Part switch { DayPart.Morning => false, DayPart.Afternoon or DayPart.Evening => true, _ => null }) switch
    {
        true => [hour < 12 ? hour + 12 : hour],
        false => [hour == 12 ? 0 : hour],
        null when hour is > 0 and < 12 => [hour, hour + 12],
        null => [hour % 24],
    };

    // Nobody promises to write at three in the night.
    private static LocalTime Likely(List<LocalTime> times) => times.Find(time => time.Hour is >= 8 and < 20) is { Hour: > 0 } waking ? waking : times[0];

    private DateTimeOffset OfPart(LocalDate date, BusinessCalendar calendar) => Part switch
    {
        DayPart.Morning or DayPart.Noon => calendar.At(date.At(LocalTime.Noon)),
        DayPart.Afternoon => Earlier(Closing(date, calendar), calendar.At(date.At(new LocalTime(18, 0)))),
        DayPart.Evening => calendar.At(date.At(new LocalTime(20, 0))),
        DayPart.Close or null => Closing(date, calendar),
    };

    // Who never closes ends the day like everybody.
    private static DateTimeOffset Closing(LocalDate date, BusinessCalendar calendar)
    {
        var six = calendar.At(date.At(new LocalTime(18, 0)));
        return calendar.ClosesOn(date) is { } closes && calendar.Local(closes).Date == date ? closes : six;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
