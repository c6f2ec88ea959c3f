using SupportBot.Classification.WordForms;
using SupportBot.Conversations;

namespace SupportBot.Tests.Classification.WordForms;

/// <summary>What words are looked for by: forms of a word meet, other words do not.</summary>
public sealed class WordStemsTests
{
    [Theory]
    [InlineData("refund refunds refunded refunding", "En")]
    [InlineData("invoice invoices invoiced", "En")]
    [InlineData("decline declined declines", "En")]
    [InlineData("password passwords pasword", "En")]
    [InlineData("deliver delivery delivered", "En")]
    [InlineData("посылка посылки посылке посылку посылок посылками", "Ru")]
    [InlineData("пароль пароля паролем пороль", "Ru")]
    [InlineData("возврат возврата возвратом вазврат", "Ru")]
    [InlineData("повреждена повреждённой повреждение поврежден", "Ru")]
    [InlineData("отменить отмените отмена отмену", "Ru")]
    [InlineData("счёт счет счета счетов", "Ru")]
    [InlineData("paczka paczki paczce paczkę paczek paczkami", "Pl")]
    [InlineData("hasło hasła haslo haśle hasłem", "Pl")]
    [InlineData("faktura fakturze fakturę faktur fakture", "Pl")]
    [InlineData("karta karcie kartą karty kart", "Pl")]
    [InlineData("płatność płatności platnosc", "Pl")]
    [InlineData("zresetować zresetowałam zresetuj zresetowanie", "Pl")]
    public void Forms_of_a_word_without_diacritics_and_with_usual_slips_are_one(string forms, string language) =>
        Of(forms, language).Count.ShouldBe(1, string.Join(' ', Of(forms, language)));

    [Theory]
    [InlineData("parcel payment", "En")]
    [InlineData("посылка подписка", "Ru")]
    [InlineData("paczka faktura", "Pl")]
    public void Other_words_stay_apart(string words, string language) => Of(words, language).Count.ShouldBe(2);

    [Theory]
    [InlineData("Hello, can you help me please?", "En")]
    [InlineData("Здравствуйте, помогите пожалуйста!", "Ru")]
    [InlineData("Dzień dobry, proszę o pomoc", "Pl")]
    [InlineData("", "En")]
    [InlineData("!!! 👍 ...", "En")]
    public void Words_that_say_nothing_of_the_matter_are_left_out(string words, string language) => Of(words, language).ShouldBeEmpty();

    [Fact]
    public void Of_very_long_texts_only_the_beginning_is_looked_at() =>
        WordStems.Of(string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"слово{(char)('а' + (i % 30))}{(char)('а' + (i / 30 % 30))}")), Language.Ru).Count.ShouldBeLessThan(400);

    private static IReadOnlyList<string> Of(string text, string language) => WordStems.Of(text, Enum.Parse<Language>(language));
}
