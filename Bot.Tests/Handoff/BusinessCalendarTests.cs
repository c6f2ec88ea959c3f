using NodaTime;
using SupportBot.Handoff.Calendars;

namespace SupportBot.Tests.Handoff;

/// <summary>Who comes outside the hours is told when people are back (C16), and what is due is counted while they are there.</summary>
public sealed class BusinessCalendarTests
{
    [Theory]
    [InlineData("2026-03-02T08:30:00Z", null)] // Monday, 09:30 in Warsaw
    [InlineData("2026-03-02T07:59:00Z", "2026-03-02T08:00:00Z")]
    [InlineData("2026-03-02T16:30:00Z", "2026-03-03T08:00:00Z")]
    [InlineData("2026-03-06T18:00:00Z", "2026-03-07T09:00:00Z")] // Friday evening: Saturday at ten
    [InlineData("2026-03-07T13:00:00Z", "2026-03-09T08:00:00Z")]
    [InlineData("2026-03-28T13:00:00Z", "2026-03-30T07:00:00Z")] // over the change to summer time
    public void C16_Back_at_the_next_opening(string now, string? back) =>
        Warsaw(WorkingWeek.Example).BackAt(At(now)!.Value).ShouldBe(At(back));

    [Fact]
    public void A_break_at_noon_and_a_day_to_its_end_are_hours_too()
    {
        var hours = Warsaw("Mon 9:00-12:00; Mon 13:00-24:00");

        hours.BackAt(At("2026-03-02T11:30:00Z")!.Value).ShouldBe(At("2026-03-02T12:00:00Z"));
        hours.BackAt(At("2026-03-02T22:59:00Z")!.Value).ShouldBeNull();
        hours.BackAt(At("2026-03-02T23:00:00Z")!.Value).ShouldBe(At("2026-03-09T08:00:00Z"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sometimes")]
    [InlineData("Mon-Fri")]
    [InlineData("Mon-Fri 17:00-09:00")]
    [InlineData("Mon-Fun 09:00-17:00")]
    [InlineData("Mon 25:00-26:00")]
    [InlineData("Mon-Tue-Wed 09:00-17:00")]
    public void What_cannot_be_hours_is_refused(string text) => WorkingWeek.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2026-03-06T16:40:00Z", 30, "2026-03-09T08:10:00Z")] // Friday 17:40, 20 minutes before the end: Monday 9:10
    [InlineData("2026-03-06T16:40:00Z", 20, "2026-03-06T17:00:00Z")] // not Monday: the time is over when they leave
    [InlineData("2026-03-07T10:00:00Z", 1, "2026-03-09T08:01:00Z")]
    [InlineData("2026-03-27T16:40:00Z", 30, "2026-03-30T07:10:00Z")] // the clocks go forward on that weekend
    public void What_is_due_is_counted_while_people_are_there(string from, int minutes, string due) =>
        Warsaw("Mon-Fri 09:00-18:00").Add(At(from)!.Value, TimeSpan.FromMinutes(minutes)).ShouldBe(At(due)!.Value);

    [Fact]
    public void Less_than_an_hour_a_week_is_too_short_and_nothing_is_counted_beyond_ten_years()
    {
        var minute = Warsaw("Sun 02:30-02:31");
        var now = At("2026-03-02T08:00:00Z")!.Value;

        minute.Week.IsTooShort.ShouldBeTrue();
        Warsaw("Mon 09:00-09:30; Thu 09:00-09:30").Week.IsTooShort.ShouldBeFalse();
        minute.Add(now, TimeSpan.FromDays(2)).ShouldBe(now.AddDays(3700));
        minute.Subtract(now, TimeSpan.FromDays(2)).ShouldBe(now.AddDays(-3700));
    }

    [Fact]
    public void An_hour_that_is_left_out_in_spring_is_not_there_and_one_that_comes_twice_in_autumn_is_there_twice()
    {
        var nights = Warsaw("Sun 01:00-05:00");

        nights.Between(At("2026-03-28T12:00:00Z")!.Value, At("2026-03-29T12:00:00Z")!.Value).ShouldBe(TimeSpan.FromHours(3));
        nights.Between(At("2026-10-24T12:00:00Z")!.Value, At("2026-10-25T12:00:00Z")!.Value).ShouldBe(TimeSpan.FromHours(5));
        nights.Add(At("2026-03-28T12:00:00Z")!.Value, TimeSpan.FromMinutes(90)).ShouldBe(At("2026-03-29T01:30:00Z")!.Value); // 03:30 by the clocks
        Warsaw("Sun 02:15-04:00").BackAt(At("2026-03-29T00:30:00Z")!.Value).ShouldBe(At("2026-03-29T01:00:00Z"), "who opens in the hour that is left out opens when it is over");
    }

    [Fact]
    public void Nobody_is_there_on_a_holiday_and_only_for_some_hours_on_a_short_day()
    {
        var calendar = Warsaw("Mon-Fri 09:00-17:00", "12-25 Christmas Day\n12-26\n2026-12-24 9:00-12:00 Christmas Eve\n2026-12-28..2026-12-31 Closed for the holidays\n2027-12-25 08:00-10:00 On duty");

        calendar.Add(At("2026-12-24T09:00:00Z")!.Value, TimeSpan.FromHours(2)).ShouldBe(At("2026-12-24T11:00:00Z")!.Value);
        calendar.Add(At("2026-12-24T10:30:00Z")!.Value, TimeSpan.FromHours(1)).ShouldBe(At("2027-01-01T08:30:00Z")!.Value);
        calendar.BackAt(At("2027-12-24T20:00:00Z")!.Value).ShouldBe(At("2027-12-25T07:00:00Z"), "a day of one year counts more than one of every year");
        calendar.Holidays.On(new LocalDate(2026, 12, 24)).ShouldNotBeNull().Name.ShouldBe("Christmas Eve");
    }

    [Theory]
    [InlineData("Christmas")]
    [InlineData("13-45")]
    [InlineData("2026-02-30 nothing")]
    [InlineData("2026-12-24 17:00-09:00")]
    [InlineData("2026-12-31..2026-12-01")]
    public void What_cannot_be_a_holiday_is_refused_by_name(string line) => SupportBot.Handoff.Calendars.Holidays.Parse($"01-01\n{line}").Problem.ShouldNotBeNull().ShouldContain(line);

    [Fact]
    public void A_calendar_that_is_never_open_ends_the_search()
    {
        var never = Warsaw("Mon 09:00-10:00", "2020-01-01..2020-12-31 " + "\n" + string.Join('\n', Enumerable.Range(2019, 20).Select(year => $"{year}-01-01..{year}-12-31")));

        never.BackAt(At("2026-03-02T07:00:00Z")!.Value).ShouldBeNull();
    }

    private static BusinessCalendar Warsaw(string week, string holidays = "")
    {
        WorkingWeek.TryParse(week, out var read).ShouldBeTrue();
        return new BusinessCalendar("warsaw", read, SupportBot.Handoff.Calendars.Holidays.Parse(holidays).Read, Zones.Find("Europe/Warsaw")!);
    }

    private static DateTimeOffset? At(string? time) =>
        time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
