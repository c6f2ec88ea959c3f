using SupportBot.Classification;

namespace SupportBot.Tests.Classification;

public sealed class ReasonsTests
{
    [Theory]
    [InlineData("Hello, I ordered a lamp in May and my card was stolen, block it now", "stolen", "topic")]
    [InlineData("Здравствуйте, оплата не проходит, верните деньги за заказ", "деньги", "topic")]
    [InlineData("Dzień dobry, chcę porozmawiać z człowiekiem w sprawie faktury", "człowiekiem", "wants_person")]
    public void The_words_that_carried_a_reading_are_named(string text, string word, string head)
    {
        var reasons = Shipped.Classifier.Explain(text, Heads.All.Single(one => one.Name == head));

        reasons.ShouldContain(reason => reason.Words.Contains(word), string.Join(" | ", reasons));
        reasons[0].Weight.ShouldBe(1);
        reasons.ShouldAllBe(reason => text.Contains(reason.Words));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ...   ")]
    public void Nothing_to_read_has_no_reason(string text) => Shipped.Classifier.Explain(text, Heads.Urgency).ShouldBeEmpty();

    [Fact]
    public void A_very_long_message_is_explained_in_a_moment() =>
        Shipped.Classifier.Explain(string.Join(' ', Enumerable.Repeat("nothing works and nobody answers", 300)), Heads.Urgency).Count.ShouldBeLessThanOrEqualTo(6);
}
