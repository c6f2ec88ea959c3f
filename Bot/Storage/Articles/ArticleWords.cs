using SupportBot.Classification.WordForms;
using SupportBot.Conversations;

namespace SupportBot.Storage.Articles;

/// <summary>The words an article is found by, as stems.</summary>
/// <param name="Phrases">The title, and the other words people use.</param>
/// <param name="Text">The answer itself.</param>
internal sealed record ArticleWords(IReadOnlyList<IReadOnlyList<string>> Phrases, IReadOnlyList<string> Text)
{
    private const char Next = '|';

    /// <summary>Every stem once.</summary>
    public IEnumerable<string> All => Phrases.SelectMany(phrase => phrase).Concat(Text).Distinct();

    public static ArticleWords Of(Language language, IEnumerable<string> phrases, string text) =>
        new([.. phrases.Select(phrase => WordStems.Of(phrase, language)).Where(phrase => phrase.Count > 0)], WordStems.Of(text, language));

    /// <summary>As it is stored: the phrases in one line, the text in the other.</summary>
    public override string ToString() => $"{string.Join(Next, Phrases.Select(Line))}\n{Line(Text)}";

    public static ArticleWords Read(string stored)
    {
        var end = stored.IndexOf('\n', StringComparison.Ordinal);
        return new([.. stored[..end].Split(Next, StringSplitOptions.RemoveEmptyEntries).Select(Stemmed)], Stemmed(stored[(end + 1)..]));
    }

    private static string Line(IEnumerable<string> stems) => string.Join(' ', stems);

    private static string[] Stemmed(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
