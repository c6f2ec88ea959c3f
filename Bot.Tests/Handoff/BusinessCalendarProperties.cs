using FsCheck;
using FsCheck.Fluent;
using SupportBot.Handoff.Calendars;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Handoff;

/// <summary>What holds of counting time by any calendar, in any zone, over any change of the clocks.</summary>
public sealed class BusinessCalendarProperties
{
    // Clocks that change at two, at midnight (Beirut), by half an hour (Lord Howe), whole days that are left out (Apia in 2011), and none.
    private static readonly string[] ZoneNames = ["Europe/Warsaw", "America/New_York", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia", "Atlantic/Azores", "UTC"];

    private static readonly string[] Weeks = ["always", "Mon-Fri 09:00-17:30; Sat 10:00-14:00", "Sat-Sun 00:00-24:00", "Mon-Sun 01:30-02:15; Mon-Sun 02:45-04:00", "Sun 23:00-24:00; Mon 00:00-01:00", "Wed 12:00-16:00"];

    private static readonly string[] Off = ["", "12-25\n12-26 10:00-11:00\n01-01", "2026-03-20..2026-04-02"];

    // Around the days on which clocks change.
    private static readonly DateTimeOffset[] Changes =
    [
        Day(2026, 3, 29), Day(2026, 10, 25), Day(2026, 3, 8), Day(2026, 11, 1), Day(2026, 4, 5), Day(2026, 10, 4), Day(2011, 12, 30), Day(2026, 6, 15), Day(2026, 12, 25),
    ];

    private static readonly Arbitrary<(BusinessCalendar Calendar, DateTimeOffset From, TimeSpan Time)> Any = Arb.From(
        from zone in Gen.Elements(ZoneNames)
        from week in Gen.Elements(Weeks)
        from off in Gen.Elements(Off)
        from day in Gen.Elements(Changes)
        from minutes in Gen.Choose(-4 * 1440, 4 * 1440)
        from seconds in Gen.Choose(0, 59)
        from time in Gen.Choose(1, 2 * 1440)
        select (Of(zone, week, off), day.AddMinutes(minutes).AddSeconds(seconds), TimeSpan.FromMinutes(time)));

    [Fact]
    public void Between_a_moment_and_what_is_added_lies_just_that_time() => Holds((calendar, from, time) =>
        calendar.Between(from, calendar.Add(from, time)).ShouldBe(time));

    [Fact]
    public void What_is_added_and_taken_away_again_leads_back_to_when_people_were_there() => Holds((calendar, from, time) =>
        calendar.Subtract(calendar.Add(from, time), time).ShouldBe(calendar.BackAt(from) ?? from));

    [Fact]
    public void Whoever_comes_later_or_may_take_longer_is_never_due_sooner() => Holds((calendar, from, time) =>
    {
        calendar.Add(from.AddMinutes(37), time).ShouldBeGreaterThanOrEqualTo(calendar.Add(from, time));
        calendar.Add(from, time + TimeSpan.FromMinutes(1)).ShouldBeGreaterThan(calendar.Add(from, time));
        calendar.Add(from, time).ShouldBeGreaterThan(from);
    });

    [Fact]
    public void Two_stretches_add_up() => Holds((calendar, from, time) =>
        calendar.Add(calendar.Add(from, time), time).ShouldBe(calendar.Add(from, time * 2)));

    [Fact]
    public void What_is_due_is_due_while_people_are_there_or_just_as_they_leave() => Holds((calendar, from, time) =>
        calendar.BackAt(calendar.Add(from, time).AddMilliseconds(-1)).ShouldBeNull());

    [Fact]
    public void Whoever_is_always_there_counts_as_the_clock_does() => Holds((calendar, from, time) =>
        BusinessCalendar.Always(calendar.Zone).Add(from, time).ShouldBe(from + time));

    private static void Holds(Action<BusinessCalendar, DateTimeOffset, TimeSpan> what) =>
        Check.One(Some.Thorough.WithMaxTest(600), Prop.ForAll(Any, one => what(one.Calendar, one.From, one.Time)));

    private static BusinessCalendar Of(string zone, string week, string off)
    {
        WorkingWeek.TryParse(week, out var read).ShouldBeTrue();
        return new BusinessCalendar("any", read, SupportBot.Handoff.Calendars.Holidays.Parse(off).Read, Zones.Find(zone)!);
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
