namespace SupportBot.Triage.Listening;

/// <summary>Words as they compare: lower case, without diacritics and punctuation.</summary>
internal static class Plain
{
    /// <summary>The words of a text; apostrophes vanish ("don't" is <c>dont</c>), everything else but letters and digits divides.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        Span<char> word = stackalloc char[40];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                // A longer word is nobody's answer; its beginning is enough.
                if (length < word.Length) word[length++] = Fold(c);
                continue;
            }
            if (c is '\'' or '’' or '\u20e3' or '\ufe0f' or '\u0301') continue;
            if (length > 0) words.Add(new string(word[..length]));
            length = 0;
        }
        if (length > 0) words.Add(new string(word[..length]));
        return words;
    }

    public static string Line(string text) => string.Join(' ', Words(text));

    public static char Fold(char c) => char.ToLowerInvariant(c) switch
    {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' or 'ż' => 'z',
        'ё' => 'е',
        var lower => lower,
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
}
