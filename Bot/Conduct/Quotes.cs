namespace SupportBot.Conduct;

/// <summary>What stands between quotation marks: the words of others, of a button, of a file.</summary>
internal static class Quotes
{
    private const string Openings = "«„“\"`";
    private const int Longest = 300;

    /// <summary>For each character whether it is quoted; the marks themselves count.</summary>
    public static bool[] In(string text)
    {
        var quoted = new bool[text.Length];
        var closes = Nearest(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (!Openings.Contains(text[at]) || closes[at] is not (> 0 and var end) || end - at > Longest) continue;
            quoted.AsSpan(at, end - at + 1).Fill(true);
            at = end;
        }
        return quoted;
    }

    // Backwards, so that every opening knows its closing without a search.
    private static int[] Nearest(string text)
    {
        var closes = new int[text.Length];
        int guillemet = 0, curly = 0, straight = 0, tick = 0;
        for (var at = text.Length - 1; at >= 0; at--)
        {
            closes[at] = text[at] switch { '«' => guillemet, '„' or '“' => curly, '"' => straight, '`' => tick, _ => 0 };
            switch (text[at])
            {
                case '»': guillemet = at; break;
                case '”' or '“': curly = at; break;
                case '"': (straight, curly) = (at, at); break;
                case '`': tick = at; break;
                default: break;
            }
        }
        return closes;
    }
}
