using System.Globalization;

namespace SupportBot.Channels;

/// <summary>
/// Cuts a long text into messages a messenger takes, at a paragraph, else a line, a sentence, a word, and never inside a
/// character as people see it, unless that character alone is longer than a message.
/// </summary>
public static class TextSplitter
{
    private static readonly string[] Borders = ["\n\n", "\n", ". ", "! ", "? ", " "];

    /// <param name="text">The whole text.</param>
    /// <param name="limit">The longest piece, in UTF-16 units; at least 2.</param>
    /// <returns>The pieces in order, none of them blank; nothing when the text is blank.</returns>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Ranges(text, limit).Select(range => text[range])];
    }

    /// <summary>Where the pieces stand in the text.</summary>
    internal static IReadOnlyList<Range> Ranges(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var pieces = new List<Range>(1);
        var end = text.AsSpan().TrimEnd().Length;
        var from = NextWord(text, 0, end);
        while (end - from > limit)
        {
            var cut = from + CutAt(text.AsSpan(from, end - from), limit);
            pieces.Add(from..(from + text.AsSpan(from, cut - from).TrimEnd().Length));
            from = NextWord(text, cut, end);
        }
        if (from < end) pieces.Add(from..end);
        return pieces;
    }

    private static int NextWord(string text, int from, int end)
    {
        while (from < end && char.IsWhiteSpace(text[from])) from++;
        return from;
    }

    private static int CutAt(ReadOnlySpan<char> text, int limit)
    {
        // The blank just behind a full piece is a border too: it is trimmed away.
        var window = text[..(limit + 1)];
        foreach (var border in Borders)
        {
            var at = window.LastIndexOf(border, StringComparison.Ordinal);
            // A border in the first half would leave a stub of a message behind.
            if (at > limit / 2) return at + border.TrimEnd(' ').Length;
        }
        for (var at = limit; at > 0; at--)
        {
            if (char.IsWhiteSpace(window[at])) return at;
        }
        return CutInsideWord(text, limit);
    }

    private static int CutInsideWord(ReadOnlySpan<char> text, int limit)
    {
        var cut = 0;
        while (cut + StringInfo.GetNextTextElementLength(text[cut..]) is var next && next <= limit) cut = next;
        if (cut > 0) return cut;
        return char.IsSurrogatePair(text[limit - 1], text[limit]) ? limit - 1 : limit;
    }
}
