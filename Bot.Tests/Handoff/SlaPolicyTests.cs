using NodaTime;
using SupportBot.Admin.Policies;
using SupportBot.Conversations;
using SupportBot.Handoff.Calendars;
using SupportBot.Handoff.Sla;

namespace SupportBot.Tests.Handoff;

/// <summary>How soon which ticket is answered.</summary>
public sealed class SlaPolicyTests
{
    private static readonly DateTimeOffset Friday = new(2026, 3, 6, 16, 40, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 1, 30, TimeSpan.Zero);

    [Theory]
    [InlineData(Urgency.Critical, 0.5)]
    [InlineData(Urgency.High, 2)]
    [InlineData(Urgency.Normal, 8)]
    [InlineData(Urgency.Low, 24)]
    internal void C17_The_more_urgent_the_sooner_the_next_update(Urgency urgency, double hours) =>
        ServiceTimes.Usual.NextUpdate(Queues.Support, urgency, Morning).ShouldBe(Morning.AddHours(hours));

    [Fact]
    public void An_example_says_when_a_ticket_of_friday_evening_is_due()
    {
        var times = new ServiceTimes([Office("company", "Europe/Warsaw")], [With("", "company", "30m")]);

        PolicyExample.Of(times, Queues.Billing, Urgency.Critical, Friday).Sentence.ShouldBe("A critical billing ticket handed off Friday 17:40 is due Monday 9:10.");
    }

    [Fact]
    public void A_queue_goes_by_its_own_policy_and_calendar_and_every_other_by_the_one_for_all()
    {
        var times = new ServiceTimes(
            [Office("company", "Europe/Warsaw"), Office("canada", "America/Toronto")], [With("", "company", "30m"), With(Queues.Technical, "canada", "1d")]);

        times.For(Queues.Support, Urgency.Critical).First.ShouldBe(TimeSpan.FromMinutes(30));
        times.For(Queues.Technical, Urgency.Critical).First.ShouldBe(TimeSpan.FromHours(9), "a working day of that calendar");
        times.CalendarFor(Queues.Technical).Add(Friday, TimeSpan.FromHours(9)).ShouldBe(new DateTimeOffset(2026, 3, 9, 15, 40, 0, TimeSpan.Zero), "they change their clocks three weeks before Europe");
        times.For(Queues.Technical, Urgency.Low).Resolve.ShouldBeNull();
    }

    [Theory]
    [InlineData("30m", "30m")]
    [InlineData("90m", "1h 30m")]
    [InlineData(" 1H 30M ", "1h 30m")]
    [InlineData("2d 4h", "2d 4h")]
    [InlineData("", null)]
    [InlineData("0m", null)]
    [InlineData("soon", null)]
    [InlineData("٣٠m", null)]
    [InlineData("999d", null)]
    public void A_time_is_written_in_minutes_hours_and_working_days(string text, string? read) => TargetTime.Parse(text)?.ToString().ShouldBe(read);

    [Fact]
    public void A_policy_is_kept_as_text_and_read_again()
    {
        var lines = SlaPolicy.Parse(SlaPolicy.Shipped.Written()).ShouldNotBeNull();

        lines.OrderBy(line => line.Key).ShouldBe(SlaPolicy.Shipped.Lines.OrderBy(line => line.Key));
        SlaPolicy.Parse("Critical, 15m, 30m, 4h, 30m").ShouldBeNull("the other urgencies are missing");
        SlaPolicy.Parse(SlaPolicy.Shipped.Written().Replace("Low", "Tiny")).ShouldBeNull();
    }

    private static SlaPolicy With(string queue, string calendar, string first) => new(queue, calendar, SlaPolicy.Parse($"""
        Critical, {first}, 30m, 4h, 30m
        High, 1h, 2h, 8h, 2h
        Normal, 4h, 8h, 3d, 8h
        Low, 8h, 1d, -, 1d
        """)!);

    private static BusinessCalendar Office(string name, string zone)
    {
        WorkingWeek.TryParse("Mon-Fri 09:00-18:00", out var week).ShouldBeTrue();
        return new BusinessCalendar(name, week, SupportBot.Handoff.Calendars.Holidays.None, DateTimeZoneProviders.Tzdb[zone]);
    }
}
