namespace SupportBot.Channels;

/// <summary>Cuts a long text into messages a messenger takes, at a paragraph, else a line, a sentence, a word, and never inside a character.</summary>
public static class TextSplitter
{
    private static readonly string[] Borders = ["\n\n", "\n", ". ", "! ", "? ", " "];

    /// <param name="text">The whole text.</param>
    /// <param name="limit">The longest piece, in UTF-16 units; at least 2.</param>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var pieces = new List<string>(1);
        var rest = text.Trim();
        while (rest.Length > limit)
        {
            var cut = CutAt(rest, limit);
            pieces.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }
        if (rest.Length > 0) pieces.Add(rest);
        return pieces;
    }

    private static int CutAt(string text, int limit)
    {
        foreach (var border in Borders)
        {
            var at = text.LastIndexOf(border, limit - 1, limit, StringComparison.Ordinal);
            // A border in the first half would leave a stub of a message behind.
            if (at > limit / 2) return at + border.TrimEnd(' ').Length;
        }
        return char.IsLowSurrogate(text[limit]) && char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }
}
