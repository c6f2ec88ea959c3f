using System.Globalization;
using System.Text;

namespace SupportBot.Channels;

/// <summary>The rules every customer text passes at the border.</summary>
public static class TextRules
{
    /// <summary>The longest text of one message that is kept, in UTF-16 units.</summary>
    public const int MaxIncomingLength = 16_000;

    /// <summary>The longest name that is kept.</summary>
    public const int MaxNameLength = 128;

    private const int MostMarks = 4;

    /// <summary>
    /// Makes a text safe to store and show: lone surrogates become U+FFFD; every kind of line break becomes a line feed; control
    /// and bidirectional override characters go (line feed and tab stay); stacks of more than four combining marks are thinned;
    /// the ends are trimmed; too long is cut. Cleaning a clean text changes nothing.
    /// </summary>
    public static string Clean(string text, int maxLength = MaxIncomingLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        return trimmed.Length <= maxLength && IsPlain(trimmed) ? trimmed : Rewrite(trimmed.ReplaceLineEndings("\n"), maxLength);
    }

    private static string Rewrite(string text, int maxLength)
    {
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnwanted(rune) || (clean.Length == 0 && Rune.IsWhiteSpace(rune))) continue;
            marks = MarksUpTo(rune, marks);
            if (marks > MostMarks && IsMark(rune)) continue;
            if (clean.Length + rune.Utf16SequenceLength > maxLength) break;
            clean.Append(rune);
        }
        return clean.ToString().TrimEnd();
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

    // An invisible format character (a joiner) gives the marks after it nothing new to stand on, so it does not start a new stack.
    private static int MarksUpTo(Rune rune, int marks) =>
        IsMark(rune) ? marks + 1 : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format ? marks : 0;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsUnwanted(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0x061C or 0xFEFF => true,
        _ => Rune.IsControl(rune),
    };
}
