using System.Buffers;

namespace SupportBot.Triage.Listening;

/// <summary>A score from 1 to 5 in words: "5", "4/5", "пятёрка", "na 5", "⭐⭐⭐", with a comment behind it or without.</summary>
internal static class Score
{
    private const int Best = 5;
    private static readonly SearchValues<char> Ends = SearchValues.Create(",;.!\n—–:");

    private static readonly string[][] Named =
    [
        ["one", "один", "единица", "единицу", "jeden", "jedynka", "jedynke"],
        ["two", "два", "двойка", "двойку", "dwa", "dwojka", "dwojke"],
        ["three", "три", "тройка", "тройку", "trzy", "trojka", "trojke"],
        ["four", "четыре", "четверка", "четверку", "cztery", "czworka", "czworke"],
        ["five", "пять", "пятерка", "пятерку", "piec", "piatka", "piatke"],
    ];

    private static readonly WordSet Around = new(
        "a", "an", "i", "give", "its", "it", "is", "from", "me", "rate", "rating", "score", "out", "of", "points", "point", "stars", "star",
        "на", "из", "оценка", "ставлю", "моя", "баллов", "балла", "балл", "звезд", "звезды", "звезда", "твердая", "твердую",
        "na", "z", "ocena", "daje", "oceniam", "to", "moja", "punktow", "punkty", "punkt", "gwiazdek", "gwiazdki", "gwiazdka", "mocna", "mocne");

    /// <summary>Null when the text is something else: "2 orders are missing" is no score.</summary>
    public static (int Score, string? Comment)? Read(string text)
    {
        if (Stars(text) is { } stars) return (stars, null);
        var end = text.AsSpan().IndexOfAny(Ends);
        var (head, rest) = end < 0 ? (text, "") : (text[..end], text[(end + 1)..].Trim(' ', '.', ',', '!', '\n', ')'));
        return In(Plain.Words(head)) is { } score ? (score, rest.Length > 0 && !PlainThanks.IsAll(rest) ? rest : null) : null;
    }

    private static int? In(PlainWords words)
    {
        int? found = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (Around.Contains(words[i])) continue;
            if (Of(words[i]) is not { } score) return null;
            // "4 of 5": the second is the scale.
            if (found is null) found = score;
            else if (score != Best || i != words.Count - 1) return null;
        }
        return found;
    }

    private static int? Of(ReadOnlySpan<char> word)
    {
        if (word is [>= '1' and <= '5' and var digit]) return digit - '0';
        for (var i = 0; i < Named.Length; i++)
            foreach (var name in Named[i])
                if (word.SequenceEqual(name)) return i + 1;
        return null;
    }

    private static int? Stars(string text)
    {
        var stars = text.Count(c => c is '⭐' or '★');
        return stars is >= 1 and <= Best && text.All(c => c is '⭐' or '★' or '☆' or '\uFE0F' || char.IsWhiteSpace(c)) ? stars : null;
    }
}
