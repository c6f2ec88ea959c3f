using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>A word, number or sign of a text, for finding facts. Numbers keep their inner signs: <c>12.05.2026</c>, <c>FV/26/4711</c>.</summary>
/// <param name="Source">The whole text.</param>
/// <param name="Folded">The whole text folded, letter by letter.</param>
internal readonly record struct Token(string Source, string Folded, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>As it compares.</summary>
    public ReadOnlySpan<char> Word => Folded.AsSpan(Start, Length);

    /// <summary>As it was written.</summary>
    public ReadOnlySpan<char> Text => Source.AsSpan(Start, Length);

    public bool HasDigit => Word.ContainsAnyInRange('0', '9');

    /// <summary>The number when it is nothing but one to nine digits, else -1.</summary>
    public int Number => Length is > 0 and <= 9 && !Word.ContainsAnyExceptInRange('0', '9') ? int.Parse(Word, CultureInfo.InvariantCulture) : -1;
}

/// <summary>Cuts a text into tokens in one pass, leaving out what looks like a payment card.</summary>
internal static class Tokens
{
    private const string Signs = "#№$€£₽";
    private static readonly Token Nothing = new("", "", 0, 0);

    public static List<Token> Of(string text) => Of(text, DigitRuns.Of(text));

    public static List<Token> Of(string text, List<DigitRuns.Run> runs)
    {
        var cards = DigitRuns.Cards(runs);
        var folded = Folded(text);
        var tokens = new List<Token>(Math.Min(text.Length / 4, 64));
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || Joins(text, end, at))) end++;
            if (end > at && !Overlap(cards, at, end)) tokens.Add(new Token(text, folded, at, end - at));
            if (end == at && Signs.Contains(text[at])) tokens.Add(new Token(text, folded, at, 1));
            at = Math.Max(end, at + 1);
        }
        return tokens;
    }

    /// <summary>The token at a place, or an empty one beyond the ends.</summary>
    public static Token At(this List<Token> tokens, int index) => index >= 0 && index < tokens.Count ? tokens[index] : Nothing;

    private static bool Overlap(List<DigitRuns.Run> cards, int start, int end)
    {
        foreach (var card in cards)
            if (start < card.End && end > card.Start) return true;
        return false;
    }

    private static string Folded(string text) => string.Create(text.Length, text, static (folded, from) =>
    {
        for (var i = 0; i < from.Length; i++) folded[i] = from[i] is '‑' or '–' ? '-' : BareLetter.Of(from[i]);
    });

    // A sign inside a number or name, never at its ends.
    private static bool Joins(string text, int at, int start)
    {
        if (at == start || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1])) return false;
        return text[at] switch
        {
            '-' or '_' or '/' or '‑' or '–' or '\'' or '’' => true,
            '.' or ',' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            _ => false,
        };
    }
}
