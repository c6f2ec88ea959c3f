using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

public sealed class VariantsTests
{
    private const string Text = "Zażółć gęślą jaźń, don't wait for the courier any longer, прошу вас!";

    [Theory]
    [InlineData(nameof(Variant.Capitals), "ZAŻÓŁĆ GĘŚLĄ JAŹŃ, DON'T WAIT FOR THE COURIER ANY LONGER, ПРОШУ ВАС!")]
    [InlineData(nameof(Variant.NoDiacritics), "Zazolc gesla jazn, don't wait for the courier any longer, прошу вас!")]
    [InlineData(nameof(Variant.NoPunctuation), "Zażółć gęślą jaźń  dont wait for the courier any longer  прошу вас")]
    public void The_same_is_written_otherwise(string variant, string expected) => Variants.Of(Text, Enum.Parse<Variant>(variant)).ShouldBe(expected);

    [Fact]
    public void Typos_are_few_and_always_the_same()
    {
        var text = string.Concat(Enumerable.Repeat(Text, 5));
        var mistyped = Variants.Of(text, Variant.Typos);
        mistyped.ShouldNotBe(text);
        mistyped.Length.ShouldBeInRange(text.Length - 20, text.Length + 20);
        Variants.Of(text, Variant.Typos).ShouldBe(mistyped);
    }
}
