using SupportBot.Storage.Search;

namespace SupportBot.Desk.Search;

/// <summary>A part of a line, and whether it is what was looked for.</summary>
internal readonly record struct Piece(string Text, bool IsFound);

/// <summary>A line as it is shown among what was found: what was looked for marked, with a little of what stands around it.</summary>
internal static class Highlight
{
    private const int Before = 70;
    private const int Longest = 260;

    /// <param name="sought">What was typed.</param>
    public static IReadOnlyList<Piece> Of(string text, string sought)
    {
        var stems = SearchWords.In(sought).SelectMany(word => word.Stems).ToHashSet(StringComparer.Ordinal);
        var found = SearchWords.In(text).Where(word => word.Stems.Any(stems.Contains)).ToList();
        var from = found is [var first, ..] && first.Start > Before ? WordBefore(text, first.Start - Before) : 0;
        var to = text.Length - from > Longest ? WordBefore(text, from + Longest) : text.Length;
        var pieces = new List<Piece>();
        if (from > 0) pieces.Add(new Piece("… ", false));
        var at = from;
        foreach (var word in found.Where(word => word.Start >= from && word.Start + word.Length <= to))
        {
            if (word.Start > at) pieces.Add(new Piece(text[at..word.Start], false));
            pieces.Add(new Piece(text.Substring(word.Start, word.Length), true));
            at = word.Start + word.Length;
        }
        if (to > at) pieces.Add(new Piece(text[at..to], false));
        if (to < text.Length) pieces.Add(new Piece(" …", false));
        return pieces;
    }

    // A word, or half a character, is never cut in two; one that has no end is.
    private static int WordBefore(string text, int at)
    {
        var blank = text.LastIndexOf(' ', at, Math.Min(at, Before));
        return blank > 0 ? blank + 1 : char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }
}
