using System.Globalization;
using SupportBot.Desk;

namespace SupportBot.Tests.Desk;

public sealed class MomentsTests
{
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
    public void A_word_or_a_local_time_names_a_moment_of_the_company(string word, string moment) =>
        Moments.Of(word, new DateTimeOffset(2026, 3, 27, 18, 30, 0, TimeSpan.Zero), Warsaw)
            .ShouldBe(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("soon")]
    public void Anything_else_names_none(string? word) => Moments.Of(word, DateTimeOffset.UnixEpoch, Warsaw).ShouldBeNull();

    [Fact]
    public void Every_moment_offered_can_be_read() =>
        Moments.Offered.ShouldAllBe(offered => Moments.Of(offered.Word, DateTimeOffset.UnixEpoch, Warsaw) > DateTimeOffset.UnixEpoch);
}
