using System.Text;

namespace SupportBot.Conduct;

/// <summary>Knows faces drawn with signs, and pictures.</summary>
internal static class Smiles
{
    /// <summary>Where the face that begins here ends; the same place when there is none.</summary>
    /// <param name="open">How many brackets are open: one that closes those is no smile.</param>
    public static int EndOf(string text, int at, int open)
    {
        var end = at;
        if (text[end] is ':' or ';' or '=') end++;
        if (end > at && end < text.Length && text[end] is '-' or '^') end++;
        var mouth = end;
        while (end < text.Length && text[end] is ')') end++;
        if (end > mouth) return (end - mouth > open && !IsItem(text, at)) || mouth > at ? end : at;
        var isGrin = end > at && end < text.Length && text[end] is 'D' or 'P' or '*' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]));
        return isGrin && (at == 0 || char.IsWhiteSpace(text[at - 1])) ? end + 1 : at;
    }

    // "1)" begins an item of a list.
    private static bool IsItem(string text, int at) => at > 0 && char.IsAsciiDigit(text[at - 1]);

    public static bool IsPicture(Rune rune) => rune.Value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or 0x2B50 or 0x2764;
}
