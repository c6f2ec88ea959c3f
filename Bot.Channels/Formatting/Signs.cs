using System.Buffers;
using System.Globalization;
using System.Text;

namespace SupportBot.Channels.Formatting;

/// <summary>The characters the notation knows.</summary>
internal static class Signs
{
    /// <summary>
    /// U+2060, a word joiner: before a mark it takes away the mark's meaning. People see nothing of it and cannot type it, unlike a
    /// backslash, which would get lost from <c>C:\_backup</c>.
    /// </summary>
    public const char Off = '\u2060';

    /// <summary>The longest address of a link.</summary>
    public const int LongestAddress = 1000;

    private static readonly SearchValues<char> Technical = SearchValues.Create("\\/@#%&=+$^~|");
    private static readonly string[] WebSchemes = ["http://", "https://"];
    private static readonly string[] LinkSchemes = ["http", "https", "mailto", "tel"];

    /// <summary>Whether what follows is meant as a character: it is a sign, and a word joiner stands before it.</summary>
    public static bool IsOff(string text, int at) =>
        text[at] == Off && at + 1 < text.Length && (text[at + 1] == Off || char.IsBetween(text[at + 1], '!', '~') && !char.IsAsciiLetterOrDigit(text[at + 1]));

    /// <summary>A letter or digit of a word. Scripts without capitals (漢字) put no blanks between words, so a mark may touch theirs.</summary>
    public static bool IsOfWord(char c) => char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.OtherLetter;

    /// <summary>Before such a character nothing begins: <c>2*3</c>, <c>snake_case</c>, <c>C:\*.*</c>, <c>/*</c>.</summary>
    public static bool BeginsNothing(char before) => IsOfWord(before) || Technical.Contains(before);

    /// <summary>Whether there is anything to format: <c>*.*</c> is a pattern of files.</summary>
    public static bool HasWords(string shown) => shown.AsSpan().ContainsAnyExceptInRange('\0', '\u007f') || shown.Any(char.IsAsciiLetterOrDigit);

    /// <summary>How long the web address is that begins here: 0 for none. Marks and punctuation at its end are not part of it.</summary>
    public static int WebAddressAt(string text, int at)
    {
        if (text[at] is not ('h' or 'H')) return 0;
        var rest = text.AsSpan(at);
        var scheme = Array.Find(WebSchemes, scheme => text.AsSpan(at).StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        if (scheme is null) return 0;
        var end = scheme.Length;
        while (end < rest.Length && rest[end] != '<' && !char.IsWhiteSpace(rest[end])) end++;
        while (end > scheme.Length && IsTail(rest[end - 1])) end--;
        return end > scheme.Length ? end : 0;
    }

    /// <summary>An address a link may have; null for any other.</summary>
    public static string? LinkAddress(string written)
    {
        // Brackets are spelled as addresses spell them: no messenger then mistakes one for the end.
        var address = Plain(written).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        if (address.Length is 0 or > LongestAddress || address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '\\' or '"' or '`' or Off)) return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && LinkSchemes.Contains(uri.Scheme) && HasPlace(uri) ? address : null;
    }

    /// <summary>The characters that were meant, without what takes away the meaning of marks.</summary>
    public static string Plain(string text)
    {
        if (!text.Contains(Off)) return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (IsOff(text, at)) at++;
            plain.Append(text[at]);
        }
        return plain.ToString();
    }

    private static bool HasPlace(Uri uri) => uri.Scheme is "mailto" or "tel" ? uri.OriginalString.Length > uri.Scheme.Length + 1 : uri.Host.Length > 0;

    private static bool IsTail(char c) => c is '*' or '_' or '`' or Off or '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '}' or '"' or '\'';
}
