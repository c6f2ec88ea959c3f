namespace SupportBot.Tests.Simulation.Week;

/// <summary>When one agent works, in the company's time: eight hours on five days, with a break in the middle.</summary>
/// <param name="FirstDay">Of the five days in a row.</param>
/// <param name="From">The hour.</param>
internal sealed record Shift(DayOfWeek FirstDay, int From)
{
    private const int Hours = 8;
    private static readonly TimeSpan Break = TimeSpan.FromMinutes(30);

    /// <summary>Shifts of agents one after the other that together cover the company's hours, most of them on weekdays.</summary>
    public static Shift Of(int number)
    {
        var first = (number % 8) switch
        {
            4 => DayOfWeek.Tuesday,
            5 => DayOfWeek.Wednesday,
            6 => DayOfWeek.Thursday,
            7 => DayOfWeek.Friday,
            _ => DayOfWeek.Monday,
        };
        return new Shift(first, 8 + (number / 8 % 4 * 2));
    }

    public bool IsOn(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, WeekPlan.Local);
        return IsDay(local.DayOfWeek) && local.TimeOfDay >= Begins(local.DayOfWeek) && local.TimeOfDay < Ends(local.DayOfWeek);
    }

    public bool IsBreak(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, WeekPlan.Local);
        var middle = Begins(local.DayOfWeek) + TimeSpan.FromHours(Hours / 2);
        return local.TimeOfDay >= middle && local.TimeOfDay < middle + Break;
    }

    /// <summary>Whether so little is left that nothing new is begun.</summary>
    public bool IsNearlyOver(DateTimeOffset now) => IsOn(now) && !IsOn(now + TimeSpan.FromMinutes(20));

    /// <summary>When it begins next.</summary>
    public DateTimeOffset Next(DateTimeOffset now)
    {
        for (var at = new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero).AddHours(1); ; at = at.AddHours(1))
            if (IsOn(at)) return at;
    }

    private bool IsDay(DayOfWeek day) => ((int)day - (int)FirstDay + 7) % 7 < 5;

    private TimeSpan Begins(DayOfWeek day) => TimeSpan.FromHours(day is DayOfWeek.Saturday or DayOfWeek.Sunday ? Math.Min(From, 10) : From);

    private TimeSpan Ends(DayOfWeek day) => Begins(day) + TimeSpan.FromHours(Hours);
}
