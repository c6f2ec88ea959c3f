using SupportBot.Handoff;

namespace SupportBot.Tests.Handoff;

/// <summary>Who comes outside the hours is told when people are back (C16).</summary>
public sealed class OpeningHoursTests
{
    private static readonly TimeZoneInfo Warsaw = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");

    [Theory]
    [InlineData("2026-03-02T08:30:00Z", null)] // Monday, 09:30 in Warsaw
    [InlineData("2026-03-02T07:59:00Z", "2026-03-02T08:00:00Z")]
    [InlineData("2026-03-02T16:30:00Z", "2026-03-03T08:00:00Z")]
    [InlineData("2026-03-06T18:00:00Z", "2026-03-07T09:00:00Z")] // Friday evening: Saturday at ten
    [InlineData("2026-03-07T13:00:00Z", "2026-03-09T08:00:00Z")]
    [InlineData("2026-03-28T13:00:00Z", "2026-03-30T07:00:00Z")] // over the change to summer time
    public void Back_at_the_next_opening(string now, string? back) =>
        Hours(OpeningHours.Example).BackAt(At(now)!.Value).ShouldBe(At(back));

    [Fact]
    public void A_break_at_noon_and_a_day_to_its_end_are_hours_too()
    {
        var hours = Hours("Mon 9:00-12:00; Mon 13:00-24:00");

        hours.BackAt(At("2026-03-02T11:30:00Z")!.Value).ShouldBe(At("2026-03-02T12:00:00Z"));
        hours.BackAt(At("2026-03-02T22:59:00Z")!.Value).ShouldBeNull();
        hours.BackAt(At("2026-03-02T23:00:00Z")!.Value).ShouldBe(At("2026-03-09T08:00:00Z"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("always")]
    [InlineData("Mon-Fri")]
    [InlineData("Mon-Fri 17:00-09:00")]
    [InlineData("Mon-Fun 09:00-17:00")]
    [InlineData("Mon 25:00-26:00")]
    [InlineData("Mon-Tue-Wed 09:00-17:00")]
    public void What_cannot_be_hours_is_refused(string text) => OpeningHours.TryParse(text, Warsaw, out _).ShouldBeFalse();

    private static OpeningHours Hours(string text)
    {
        OpeningHours.TryParse(text, Warsaw, out var hours).ShouldBeTrue();
        return hours;
    }

    private static DateTimeOffset? At(string? time) =>
        time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
