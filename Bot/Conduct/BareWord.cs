using SupportBot.Conversations;

namespace SupportBot.Conduct;

/// <summary>Makes the words of a text and of a rule comparable: lower case, without the marks that people leave out when they type.</summary>
internal static class BareWord
{
    /// <summary>A word as it is looked up: <c>Don't</c> is <c>dont</c>, <c>вернём</c> is <c>вернем</c>, <c>błąd</c> is <c>blad</c>.</summary>
    public static string Of(ReadOnlySpan<char> word)
    {
        var folded = new char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (c is '’' && length > 0) folded[length++] = '\'';
            else if (c is not '\u0301') folded[length++] = BareLetter.Of(c);
        }
        var text = new string(folded, 0, length);
        return text.EndsWith("n't", StringComparison.Ordinal) ? text[..^2] + "t" : text;
    }

    /// <summary>The word that an English ending stands for (<c>we'll</c>); null for a word without one.</summary>
    public static string? Ending(string word) => word.LastIndexOf('\'') is > 0 and var at
        ? word[(at + 1)..] switch
        {
            "ll" => "will",
            "re" => "are",
            "ve" => "have",
            "m" => "am",
            "s" => "is",
            "d" => "would",
            _ => null,
        }
        : null;
}
