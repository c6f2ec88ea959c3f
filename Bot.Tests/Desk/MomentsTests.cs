using System.Globalization;
using SupportBot.Desk;

namespace SupportBot.Tests.Desk;

public sealed class MomentsTests
{
    private static readonly DateTimeOffset Friday = new(2026, 3, 27, 18, 30, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Warsaw = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");

    [Theory]
    // A Friday evening in Warsaw; the clocks change on Sunday, 29 March 2026.
    [InlineData("1h", "2026-03-27T19:30:00Z")]
    [InlineData("4h", "2026-03-27T22:30:00Z")]
    [InlineData("tomorrow", "2026-03-28T08:00:00Z")]
    [InlineData("monday", "2026-03-30T07:00:00Z")]
    [InlineData("week", "2026-04-03T07:00:00Z")]
    [InlineData("2026-03-28T14:15", "2026-03-28T13:15:00Z")]
    // An hour that there is not.
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30:00Z")]
    // An hour that there is twice.
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    // As a draft's promise comes back.
    [InlineData("2026-03-28T14:15:00.0000000Z", "2026-03-28T14:15:00Z")]
    public void A_word_or_a_local_time_names_a_moment_of_the_company(string word, string moment) =>
        Moments.Of(word, Friday, Warsaw).ShouldBe((DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), null));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_names_none(string? word) => Moments.Of(word, Friday, Warsaw).ShouldBe((null, null));

    [Theory]
    [InlineData("soon", "Europe/Warsaw", "no such date")]
    [InlineData("2026-02-31T10:00", "Europe/Warsaw", "no such date")]
    [InlineData("2026-03-27T10:00", "Europe/Warsaw", "still to come")]
    [InlineData("0001-01-01T00:00", "Europe/Warsaw", "still to come")]
    [InlineData("9999-12-31T23:59", "America/New_York", "still to come")]
    public void What_cannot_be_read_is_past_or_is_years_ahead_is_refused_in_words(string word, string zone, string words)
    {
        var (at, problem) = Moments.Of(word, Friday, TimeZoneInfo.FindSystemTimeZoneById(zone));

        at.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(words);
    }

    [Fact]
    public void Every_moment_offered_can_be_read() =>
        Moments.Offered.ShouldAllBe(offered => Moments.Of(offered.Word, DateTimeOffset.UnixEpoch, Warsaw).At > DateTimeOffset.UnixEpoch);
}
