namespace SupportBot.Triage.Listening;

/// <summary>Finds the day something began or happened. A day without a year is the latest one that is not in the future.</summary>
internal static class Days
{
    private static readonly WordSet Deadline = new("by", "until", "till", "before", "next", "до", "к", "ко", "следующий", "следующую", "do", "przed", "na", "przyszly", "przyszla");
    private static readonly WordSet Introduces = new("on", "since", "from", "dated", "с", "со", "от", "od", "z", "dnia", "dniu");

    private static readonly WordSet Subjects = new("i", "you", "we", "they", "it", "he", "she", "this", "that");

    /// <summary>The day; null when there is none. Numbered days win over "yesterday", and that over "Tuesday".</summary>
    /// <param name="asked">A day was asked for: a bare <c>12.05</c> is one, and no amount.</param>
    public static DateOnly? Find(List<Token> tokens, DateOnly today, bool asked = false) =>
        First(tokens, today, (all, at, now) => Numbered(all, at, now, asked)) ?? First(tokens, today, RelativeDays.Read) ?? First(tokens, today, Weekdays.Read);

    /// <summary>Day and month of <c>12.05</c>, <c>12/05/2026</c>, <c>2026-05-12</c>, the year 0 when it is missing; null for everything else.</summary>
    public static (int Year, int Month, int Day)? Numeric(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 10 || !char.IsAsciiDigit(word[0])) return null;
        var at = word.IndexOfAny('.', '/', '-');
        if (at < 0) return null;
        var sign = word[at];
        Span<Range> parts = stackalloc Range[4];
        var count = word.Split(parts, sign);
        if (count is < 2 or > 3) return null;
        Span<int> all = [0, 0, 0];
        for (var i = 0; i < count; i++)
            if (word[parts[i]].Length > 4 || !int.TryParse(word[parts[i]], NumberStyles.None, CultureInfo.InvariantCulture, out all[i])) return null;
        var hasShortYear = count == 3 && word[parts[2]].Length == 2;
        var hasPaddedMonth = word[parts[1]].Length == 2;
        ReadOnlySpan<int> numbers = all[..count];
        return numbers switch
        {
            [> 1999 and < 2100, >= 1 and <= 12, >= 1 and <= 31] => (numbers[0], numbers[1], numbers[2]),
            [>= 1 and <= 31, >= 1 and <= 12, > 1999 and < 2100] => (numbers[2], numbers[1], numbers[0]),
            // Only Americans put the month first, and only then is the second number a day.
            [>= 1 and <= 12, > 12 and <= 31, > 1999 and < 2100] when sign == '/' => (numbers[2], numbers[0], numbers[1]),
            [>= 1 and <= 31, >= 1 and <= 12, > 20 and < 100] when hasShortYear => (2000 + numbers[2], numbers[1], numbers[0]),
            [>= 1 and <= 31, >= 1 and <= 12] when sign != '-' && hasPaddedMonth => (0, numbers[1], numbers[0]),
            _ => null,
        };
    }

    /// <summary>A real day that is not in the future; without a year, the latest such.</summary>
    public static DateOnly? Past(int year, int month, int day, DateOnly today)
    {
        if (year != 0) return Real(year, month, day) is { } given && given <= today ? given : null;
        // 29 February may lie up to eight years back.
        for (var back = 0; back <= 8 && today.Year - back >= 1; back++)
            if (Real(today.Year - back, month, day) is { } found && found <= today) return found;
        return null;
    }

    private static DateOnly? Real(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly? First(List<Token> tokens, DateOnly today, Func<List<Token>, int, DateOnly, DateOnly?> read)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (!Deadline.Contains(tokens.At(i - 1).Word) && read(tokens, i, today) is { } day) return day;
        return null;
    }

    private static DateOnly? Numbered(List<Token> tokens, int i, DateOnly today, bool asked)
    {
        var word = tokens[i].Word;
        if (Numeric(word) is { } date)
        {
            var sure = asked || date.Year != 0 || (Introduces.Contains(tokens.At(i - 1).Word) && !Amounts.IsCurrency(tokens.At(i + 1)));
            return sure ? Past(date.Year, date.Month, date.Day, today) : null;
        }
        if (DayNumber(word) is > 0 and var day)
        {
            var at = tokens.At(i + 1).Word is "of" ? i + 2 : i + 1;
            return Months.Read(tokens.At(at).Word) is > 0 and var month ? Past(Year(tokens.At(at + 1)), month, day, today) : null;
        }
        // "I may 2" is no day.
        if (word is "may" && Subjects.Contains(tokens.At(i - 1).Word)) return null;
        return Months.Read(word) is > 0 and var first && DayNumber(tokens.At(i + 1).Word) is > 0 and var second && Months.Read(tokens.At(i + 2).Word) == 0
            ? Past(Year(tokens.At(i + 2)), first, second, today)
            : null;
    }

    private static int Year(Token token) => token.Number is > 1999 and < 2100 and var year ? year : 0;

    // "12", "12th", "12-го"
    private static int DayNumber(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : word.Length;
        if (digits is 0 or > 2 || (digits < word.Length && word[digits..] is not ("st" or "nd" or "rd" or "th" or "-го" or "го" or "-ого"))) return 0;
        return int.Parse(word[..digits], CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day ? day : 0;
    }
}
