using SupportBot.Conversations;
using SupportBot.Handoff;

namespace SupportBot.Tests.Handoff;

public sealed class PromisesTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 1, 30, TimeSpan.Zero);
    private static readonly TimeZoneInfo Warsaw = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");

    [Theory]
    [InlineData(Language.En, 30, "10:35")]
    [InlineData(Language.Ru, 30, "10:35")]
    [InlineData(Language.En, 24 * 60, "3 March, 10:05")]
    [InlineData(Language.Ru, 24 * 60, "3 марта, 10:05")]
    [InlineData(Language.Pl, 24 * 60, "3 marca, 10:05")]
    internal void A_time_is_said_in_the_companys_zone_rounded_up_and_with_the_day_when_it_is_another(Language language, int minutes, string said) =>
        Promises.Say(Morning.AddMinutes(minutes), Morning, Warsaw, language).ShouldBe(said);
}
