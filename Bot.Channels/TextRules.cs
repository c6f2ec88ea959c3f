using System.Text;

namespace SupportBot.Channels;

/// <summary>The rules every customer text passes at the border.</summary>
public static class TextRules
{
    /// <summary>The longest text of one message that is kept, in UTF-16 units.</summary>
    public const int MaxIncomingLength = 16_000;

    /// <summary>The longest name that is kept.</summary>
    public const int MaxNameLength = 128;

    /// <summary>
    /// Makes a text safe to store and show: lone surrogates become U+FFFD; control and bidirectional override characters go
    /// (line feed and tab stay); stacks of more than four combining marks are thinned; the ends are trimmed; too long is cut.
    /// </summary>
    public static string Clean(string text, int maxLength = MaxIncomingLength)
    {
        if (IsPlain(text) && text.Length <= maxLength) return text.Trim();
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnwanted(rune)) continue;
            marks = IsCombining(rune) ? marks + 1 : 0;
            if (marks > 4) continue;
            if (clean.Length + rune.Utf16SequenceLength > maxLength) break;
            clean.Append(rune.ToString());
        }
        return clean.ToString().Trim();
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is (< ' ' and not '\n' and not '\t') or (>= '\u007f' and < '\u00a0')) return false;
            if (c >= '\u0300' && (c < '\u0400' || c >= '\u0483') && !char.IsLetterOrDigit(c) && !char.IsPunctuation(c)) return false;
        }
        return true;
    }

    private static bool IsCombining(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark;

    private static bool IsUnwanted(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0x061C or 0xFEFF => true,
        _ => Rune.IsControl(rune),
    };
}
