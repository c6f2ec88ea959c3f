using System.Text;
using SupportBot.Classification.Features;
using SupportBot.Conversations;

namespace SupportBot.Classification.WordForms;

/// <summary>
/// What the words of a text are looked for by: without diacritics, endings and doubled letters, and Russian vowels as they sound, so that
/// "пороля", "hasla" and "pasword" are found. Words that carry no meaning are left out.
/// </summary>
internal static class WordStems
{
    private const int LongestText = 2000;
    private const int LongestWord = 40;
    private const int ShortestWord = 2;

    /// <summary>The stems of a text in its order, without repetition. Of very long texts, the beginning.</summary>
    public static IReadOnlyList<string> Of(string text, Language language)
    {
        var stems = new List<string>();
        foreach (var word in Words(text.Length > LongestText ? text[..LongestText] : text))
        {
            if (word.Length is < ShortestWord or > LongestWord || IdleWords.Has(word)) continue;
            var stem = OfWord(word, language);
            if (!stems.Contains(stem)) stems.Add(stem);
        }
        return stems;
    }

    /// <summary>The stem of one word.</summary>
    /// <param name="word">Folded.</param>
    public static string OfWord(string word, Language language) => Sounded(Endings.Cut(word, language));

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text)
        {
            var folded = Letters.Fold(c);
            if (folded is Letters.Skip) continue;
            if (folded is not Letters.None)
            {
                word.Append(folded);
                continue;
            }
            if (word.Length > 0) yield return word.ToString();
            word.Clear();
        }
        if (word.Length > 0) yield return word.ToString();
    }

    private static string Sounded(string stem)
    {
        var heard = new StringBuilder(stem.Length);
        foreach (var c in stem)
        {
            var sound = c switch
            {
                'о' => 'а',
                'е' or 'э' => 'и',
                _ => c,
            };
            if (heard.Length == 0 || heard[^1] != sound || sound == '0') heard.Append(sound);
        }
        return heard.ToString();
    }
}
