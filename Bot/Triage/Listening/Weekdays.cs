namespace SupportBot.Triage.Listening;

/// <summary>Days told by their name: "last Tuesday", "со вторника", "w zeszły wtorek". The latest such day is meant.</summary>
internal static class Weekdays
{
    private static readonly (string Stem, int Longest, DayOfWeek Day)[] Names =
    [
        ("monday", 6, DayOfWeek.Monday), ("tuesday", 7, DayOfWeek.Tuesday), ("wednesday", 9, DayOfWeek.Wednesday), ("thursday", 8, DayOfWeek.Thursday),
        ("friday", 6, DayOfWeek.Friday), ("saturday", 8, DayOfWeek.Saturday), ("sunday", 6, DayOfWeek.Sunday),
        ("понедельник", 13, DayOfWeek.Monday), ("вторник", 9, DayOfWeek.Tuesday), ("сред", 5, DayOfWeek.Wednesday), ("четверг", 9, DayOfWeek.Thursday),
        ("пятниц", 8, DayOfWeek.Friday), ("суббот", 8, DayOfWeek.Saturday), ("воскресень", 11, DayOfWeek.Sunday),
        ("poniedzial", 13, DayOfWeek.Monday), ("wtor", 7, DayOfWeek.Tuesday), ("srod", 5, DayOfWeek.Wednesday), ("czwart", 9, DayOfWeek.Thursday),
        ("piatk", 7, DayOfWeek.Friday), ("piatek", 6, DayOfWeek.Friday), ("sobot", 6, DayOfWeek.Saturday), ("niedziel", 9, DayOfWeek.Sunday),
    ];

    private static readonly WordSet Introduces = new("on", "since", "from", "last", "с", "со", "в", "во", "od", "w", "we");
    private static readonly Stems Last = new("last", "прошл", "zeszl", "ostatni", "ubiegl");

    public static DateOnly? Read(List<Token> tokens, int i, DateOnly today, bool asked)
    {
        if (Named(tokens[i].Word) is not { } day) return null;
        if (!asked && !Introduces.Contains(tokens.At(i - 1).Word) && !Last.Begin(tokens.At(i - 1).Word)) return null;
        var back = ((int)today.DayOfWeek - (int)day + 7) % 7;
        if (back == 0 && Last.Begin(tokens.At(i - 1).Word)) back = 7;
        return today.DayNumber >= back ? today.AddDays(-back) : null;
    }

    private static DayOfWeek? Named(ReadOnlySpan<char> word)
    {
        if (word.Length < 5) return null;
        foreach (var (stem, longest, day) in Names)
            if (word.Length <= longest && word.StartsWith(stem, StringComparison.Ordinal)) return day;
        return null;
    }
}
