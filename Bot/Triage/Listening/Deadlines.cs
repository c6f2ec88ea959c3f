namespace SupportBot.Triage.Listening;

/// <summary>Finds the day until which something must be done: "by Friday", "до завтра", "na jutro".</summary>
internal static class Deadlines
{
    private const int Reach = 3;

    private static readonly WordSet Until = new("до", "к", "ко", "do", "na");
    private static readonly WordSet UntilInEnglish = new("by", "until", "till", "than");
    private static readonly WordSet English = new("tomorrow", "today", "tonight", "noon", "evening");
    private static readonly WordSet Tomorrow = new("tomorrow", "завтра", "завтрашнего", "завтрашнему", "zavtra", "jutro", "jutra", "jutrzejszego");
    private static readonly WordSet Today = new("today", "tonight", "noon", "evening", "сегодня", "сегодняшнего", "вечера", "вечеру", "обеда", "dzis", "dzisiaj", "wieczora", "wieczor", "poludnia");
    private static readonly WordSet Between = new("the", "end", "of", "конца", "концу", "дня", "konca");

    /// <summary>The day, today or later; null when there is none.</summary>
    public static DateOnly? Find(List<Token> tokens, DateOnly today)
    {
        for (var i = 1; i < tokens.Count; i++)
            if (IsUntil(tokens, i) && Read(tokens, i, today) is { } day) return day;
        return null;
    }

    // "By the end of Friday"
    private static bool IsUntil(List<Token> tokens, int i)
    {
        var at = i - 1;
        while (at > 0 && i - at <= Reach && Between.Contains(tokens[at].Word)) at--;
        // "What can I do today" is not Polish.
        var isEnglish = English.Contains(tokens[i].Word) || tokens[i].Word.EndsWith("day");
        return (isEnglish ? UntilInEnglish : Until).Contains(tokens[at].Word);
    }

    private static DateOnly? Read(List<Token> tokens, int i, DateOnly today)
    {
        var word = tokens[i].Word;
        if (today.DayNumber + 7 > DateOnly.MaxValue.DayNumber) return null;
        if (Today.Contains(word)) return today;
        if (Tomorrow.Contains(word)) return today.AddDays(1);
        // The latest such day is read; a deadline is the next.
        if (Weekdays.Read(tokens, i, today, asked: true) is { } weekday) return weekday == today ? today : weekday.AddDays(7);
        return null;
    }
}
