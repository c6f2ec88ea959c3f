using System.Text;
using SupportBot.Classification.Features;
using SupportBot.Classification.WordForms;
using SupportBot.Conversations;

namespace SupportBot.Storage.Search;

/// <summary>A word of a text, and what it is found by.</summary>
/// <param name="Stems">Of a word in Latin letters both the English and the Polish one, since nobody says which it is; numbers stand as they are.</param>
internal readonly record struct SearchWord(int Start, int Length, IReadOnlyList<string> Stems);

/// <summary>Reads the words of a text that it is found by. Words that stand in any text are left out.</summary>
internal static class SearchWords
{
    private const int LongestWord = 40;

    public static IEnumerable<SearchWord> In(string text)
    {
        var word = new StringBuilder();
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var folded = at < text.Length ? Folded(text[at]) : Letters.None;
            if (folded is Letters.Skip) continue;
            if (folded is not Letters.None)
            {
                if (word.Length == 0) start = at;
                word.Append(folded);
                continue;
            }
            if (word.Length > 0 && Stems(word.ToString()) is { Count: > 0 } stems) yield return new SearchWord(start, at - start, stems);
            word.Clear();
        }
    }

    private static char Folded(char c) => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : Letters.Fold(c);

    private static IReadOnlyList<string> Stems(string word)
    {
        if (word.Length > LongestWord) return [];
        if (word.Any(char.IsAsciiDigit)) return [word];
        if (word.Length < 2 || IdleWords.Has(word)) return [];
        var (english, polish) = (WordStems.OfWord(word, Language.En), WordStems.OfWord(word, Language.Pl));
        return english == polish ? [english] : [english, polish];
    }
}
