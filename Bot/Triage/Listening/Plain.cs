using System.Buffers;
using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>Makes words comparable: lower case, without diacritics and punctuation.</summary>
internal static class Plain
{
    private const int OnStack = 512;

    /// <summary>The words of a text; apostrophes vanish ("don't" is <c>dont</c>), everything else but letters and digits divides.</summary>
    public static PlainWords Words(string text)
    {
        var rented = text.Length + 2 > OnStack ? ArrayPool<char>.Shared.Rent(text.Length + 2) : null;
        Span<char> padded = rented ?? stackalloc char[OnStack];
        var words = new PlainWords(new string(padded[..Pad(text, padded)]));
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return words;
    }

    public static string Line(string text) => Words(text).Line.ToString();

    /// <summary>Phrases as <see cref="PlainWords.Mention"/> looks for them: whole words.</summary>
    public static string[] Whole(params string[] phrases) => [.. phrases.Select(p => $" {Line(p)} ")];

    /// <summary>Phrases as <see cref="PlainWords.Mention"/> looks for them: the last word may go on.</summary>
    public static string[] Beginnings(params string[] phrases) => [.. phrases.Select(p => $" {Line(p)}")];

    /// <summary>Russian vowels as an unstressed syllable sounds: "аператор" is written as it is heard.</summary>
    public static char Sound(char c) => c switch
    {
        'о' => 'а',
        'е' or 'э' => 'и',
        var other => other,
    };

    /// <summary>Whether two words differ by at most one letter: another, one more, one less, or two neighbours swapped.</summary>
    public static bool IsNear(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length) return IsNear(b, a);
        if (b.Length - a.Length > 1) return false;
        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        if (a.Length < b.Length) return a.SequenceEqual(b[1..]);
        return a.Length < 2 || a[1..].SequenceEqual(b[1..]) || (a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
    }

    private static int Pad(string text, Span<char> padded)
    {
        padded[0] = ' ';
        var length = 1;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) padded[length++] = BareLetter.Of(c);
            // Marks that stand on or in a word: an apostrophe, the accent that marks Russian stress, a keycap's frame.
            else if (c is not ('\'' or '’' or '\u20e3' or '\ufe0f' or '\u0301') && padded[length - 1] != ' ') padded[length++] = ' ';
        }
        if (padded[length - 1] != ' ') padded[length++] = ' ';
        return length;
    }
}
