namespace SupportBot.Classification.Features;

/// <summary>
/// Russian written in Latin letters ("ne rabotaet oplata") and back. There is no one spelling, so the way back follows the common
/// ones and loses some soft signs: good enough to be read, not to be shown.
/// </summary>
internal static class Transliteration
{
    private const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    private static readonly string[] Latin =
        ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sch",
            "", "y", "", "e", "yu", "ya"];

    // Longest first.
    private static readonly (string Latin, char Cyrillic)[] Back =
    [
        ("shch", 'щ'), ("sch", 'щ'), ("zh", 'ж'), ("kh", 'х'), ("ts", 'ц'), ("ch", 'ч'), ("sh", 'ш'), ("ya", 'я'), ("ja", 'я'), ("yu", 'ю'),
        ("ju", 'ю'), ("yo", 'е'), ("jo", 'е'), ("ye", 'е'), ("je", 'е'), ("a", 'а'), ("b", 'б'), ("c", 'ц'), ("d", 'д'), ("e", 'е'), ("f", 'ф'),
        ("g", 'г'), ("h", 'х'), ("i", 'и'), ("j", 'й'), ("k", 'к'), ("l", 'л'), ("m", 'м'), ("n", 'н'), ("o", 'о'), ("p", 'п'), ("q", 'к'),
        ("r", 'р'), ("s", 'с'), ("t", 'т'), ("u", 'у'), ("v", 'в'), ("w", 'в'), ("x", 'х'), ("z", 'з'), ("'", 'ь'),
    ];

    public static string ToLatin(string russian) =>
        string.Concat(russian.Select(c => Cyrillic.IndexOf(char.ToLowerInvariant(c)) is var i and >= 0 ? Cased(Latin[i], c) : c.ToString()));

    private static string Cased(string latin, char like) => char.IsUpper(like) ? latin.ToUpperInvariant() : latin;

    /// <param name="latin">The text.</param>
    /// <param name="into">At least as long as <paramref name="latin"/>.</param>
    /// <returns>How many characters were written.</returns>
    public static int ToCyrillic(ReadOnlySpan<char> latin, Span<char> into)
    {
        var written = 0;
        for (var i = 0; i < latin.Length;)
        {
            var (letter, length) = Next(latin[i..], i == 0 ? ' ' : latin[i - 1]);
            into[written++] = char.IsUpper(latin[i]) ? char.ToUpperInvariant(letter) : letter;
            i += length;
        }

        return written;
    }

    private static (char Letter, int Length) Next(ReadOnlySpan<char> latin, char before)
    {
        foreach (var (from, to) in Back)
        {
            if (latin.StartsWith(from, StringComparison.OrdinalIgnoreCase)) return (to, from.Length);
        }

        if (latin[0] is not ('y' or 'Y')) return (latin[0], 1);
        return ("aeiouAEIOU".Contains(before) ? 'й' : 'ы', 1);
    }
}
