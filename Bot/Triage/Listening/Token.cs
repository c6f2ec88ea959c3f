namespace SupportBot.Triage.Listening;

/// <summary>A word, number or sign of a text, for finding facts. Numbers keep their inner signs: <c>12.05.2026</c>, <c>FV/26/4711</c>.</summary>
/// <param name="Word">As it compares: folded, without surrounding signs.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Start">Where it begins in the text.</param>
internal readonly record struct Token(string Word, string Text, int Start)
{
    public int End => Start + Text.Length;

    public bool HasDigit => Word.AsSpan().ContainsAnyInRange('0', '9');

    /// <summary>The number when it is nothing but one to nine digits, else -1.</summary>
    public int Number => Word.Length is > 0 and <= 9 && Word.All(char.IsAsciiDigit) ? int.Parse(Word, CultureInfo.InvariantCulture) : -1;
}

/// <summary>Cuts a text into tokens in one pass, leaving out what looks like a payment card.</summary>
internal static class Tokens
{
    private const string Signs = "#№$€£₽";

    public static List<Token> Of(string text)
    {
        var cards = DigitRuns.Cards(text);
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || Joins(text, end, at))) end++;
            if (end > at && !cards.Exists(c => at < c.End && end > c.Start)) tokens.Add(Make(text, at, end));
            if (end == at && Signs.Contains(text[at])) tokens.Add(new Token(text[at].ToString(), text[at].ToString(), at));
            at = Math.Max(end, at + 1);
        }
        return tokens;
    }

    /// <summary>The token at a place, or an empty one beyond the ends.</summary>
    public static Token At(this List<Token> tokens, int index) =>
        index >= 0 && index < tokens.Count ? tokens[index] : new Token("", "", 0);

    private static Token Make(string text, int start, int end)
    {
        var word = text[start..end];
        return new Token(string.Create(word.Length, word, static (folded, from) =>
        {
            for (var i = 0; i < from.Length; i++) folded[i] = from[i] is '‑' or '–' ? '-' : Plain.Fold(from[i]);
        }), word, start);
    }

    // A sign inside a number or name, never at its ends.
    private static bool Joins(string text, int at, int start)
    {
        if (at == start || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1])) return false;
        return text[at] switch
        {
            '-' or '_' or '/' or '‑' or '\'' or '’' => true,
            '.' or ',' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            _ => false,
        };
    }
}
