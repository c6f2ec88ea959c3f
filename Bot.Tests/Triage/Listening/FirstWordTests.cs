using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Triage.Listening;

public sealed class FirstWordTests
{
    [Theory]
    [InlineData("dzień dobry")]
    [InlineData("day after day nothing works")]
    [InlineData("неделя без ответа")]
    public void A_unit_of_time_as_the_first_word_has_no_number_before_it(string text) =>
        FactExtractor.Extract(text, new DateOnly(2026, 5, 12)).Values.ShouldBeEmpty();
}
