namespace SupportBot.Triage.Listening;

/// <summary>Finds the day something began or happened. It is never in the future.</summary>
internal static class Days
{
    private static readonly WordSet Deadline = new("by", "until", "till", "before", "next", "до", "к", "ко", "следующий", "следующую", "do", "przed", "na", "przyszły", "przyszła");

    private delegate DateOnly? Reader(List<Token> tokens, int at, DateOnly today, bool asked);

    /// <summary>The day; null when there is none. Numbered days win over "yesterday", and that over "Tuesday".</summary>
    /// <param name="asked">A day was asked for, so less is needed: <c>12.05</c>, "Tuesday", "today".</param>
    public static DateOnly? Find(List<Token> tokens, DateOnly today, bool asked = false) =>
        First(tokens, today, asked, NumberedDays.Read) ?? First(tokens, today, asked, RelativeDays.Read) ?? First(tokens, today, asked, Weekdays.Read);

    private static DateOnly? First(List<Token> tokens, DateOnly today, bool asked, Reader read)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (!Deadline.Contains(tokens.At(i - 1).Word) && read(tokens, i, today, asked) is { } day) return day;
        return null;
    }
}
