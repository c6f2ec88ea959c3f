using SupportBot.Classification;
using SupportBot.Conversations;

namespace SupportBot.Tests.Classification;

public sealed class ClassifierTests
{
    private static readonly Classifier Shipped = Classifier.Load(Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin"));

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("?!... ---")]
    [InlineData("\uD83D")]
    public void A_text_with_nothing_to_read_is_unsure_in_every_head(string text) => Shipped.Assess(text).ShouldBe(Assessment.Unsure);

    [Theory]
    [InlineData("I was charged twice, please refund one of the payments", "En")]
    [InlineData("С карты списали деньги дважды, верните пожалуйста", "Ru")]
    [InlineData("Pobrano mi pieniądze dwa razy, proszę o zwrot", "Pl")]
    public void The_language_of_a_plain_complaint_is_read(string text, string language) =>
        Shipped.Assess(text).Language.Value.ToString().ShouldBe(language);
}
