using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

public sealed class TwinsTests
{
    [Fact]
    public void Messages_that_differ_in_case_digits_and_a_word_are_twins()
    {
        var twins = Twins.Find([Of("Where is my order 4471, it should be here"), Of("the courier was very kind"), Of("WHERE IS MY ORDER 99? it should be here by now")]);
        twins.ShouldHaveSingleItem().Likeness.ShouldBeInRange(Twins.Alike, 1);
    }

    [Fact]
    public void Messages_that_share_a_phrase_are_none() =>
        Twins.Find([Of("my parcel has not arrived and the shop is closed"), Of("my parcel was opened by somebody before I got it")]).ShouldBeEmpty();

    [Fact]
    public void Texts_of_a_word_or_two_are_not_compared() => Twins.Find([Of("thank you"), Of("thank you!")]).ShouldBeEmpty();

    private static LabelledMessage Of(string text) => new(text, new sbyte[7]);
}
