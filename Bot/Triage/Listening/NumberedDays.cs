namespace SupportBot.Triage.Listening;

/// <summary>Days told by their number: "12 May", "12 мая 2025", "12.05.2026", "since the 12th". Without a year the latest such day is meant.</summary>
internal static class NumberedDays
{
    private static readonly WordSet Introduces = new("on", "since", "from", "dated", "с", "со", "от", "od", "z", "dnia", "dniu");
    private static readonly WordSet Since = new("since", "from", "с", "со", "od", "z");
    private static readonly WordSet Subjects = new("i", "you", "we", "they", "it", "he", "she", "this", "that");

    public static DateOnly? Read(List<Token> tokens, int i, DateOnly today, bool asked)
    {
        var word = tokens[i].Word;
        if (Numeric(word) is { } date)
        {
            var sure = asked || date.Year != 0 || (Introduces.Contains(tokens.At(i - 1).Word) && !Amounts.IsCurrency(tokens.At(i + 1)));
            return sure ? Past(date.Year, date.Month, date.Day, today) : null;
        }
        if (Number(word) is > 0 and var day) return DayFirst(tokens, i, day, today, asked);
        return Month(tokens, i) is > 0 and var month && Number(tokens.At(i + 1).Word) is > 0 and var second && Month(tokens, i + 2) == 0
            ? Past(Year(tokens.At(i + 2)), month, second, today)
            : null;
    }

    /// <summary>Day and month of <c>12.05</c>, <c>12/05/2026</c>, <c>2026-05-12</c>, the year 0 when it is missing; null for everything else.</summary>
    public static (int Year, int Month, int Day)? Numeric(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 10 || !char.IsAsciiDigit(word[0]) || word.IndexOfAny('.', '/', '-') is not (>= 0 and var at)) return null;
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

    // "12 May", "the 12th of May 2025"; "since the 12th", "с 3 числа" is the latest day of that number.
    private static DateOnly? DayFirst(List<Token> tokens, int i, int day, DateOnly today, bool asked)
    {
        var at = tokens.At(i + 1).Word is "of" ? i + 2 : i + 1;
        if (Month(tokens, at) is > 0 and var month) return Past(Year(tokens.At(at + 1)), month, day, today);
        var introduced = Since.Contains(tokens.At(tokens.At(i - 1).Word is "the" ? i - 2 : i - 1).Word);
        var isOrdinal = tokens[i].Number < 0 || tokens.At(i + 1).Word is "числа";
        return isOrdinal && (asked || introduced) ? Past(day, today) : null;
    }

    // The month at a place; "may I" and "you may" are none.
    private static int Month(List<Token> tokens, int i)
    {
        var word = tokens.At(i).Word;
        return word is "may" && (Subjects.Contains(tokens.At(i - 1).Word) || Subjects.Contains(tokens.At(i + 1).Word)) ? 0 : Months.Read(word);
    }

    private static int Year(Token token) => token.Number is > 1999 and < 2100 and var year ? year : 0;

    // "12", "12th", "12-го"
    private static int Number(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : word.Length;
        if (digits is 0 or > 2 || (digits < word.Length && word[digits..] is not ("st" or "nd" or "rd" or "th" or "-го" or "го" or "-ого"))) return 0;
        return int.Parse(word[..digits], CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day ? day : 0;
    }

    private static DateOnly? Past(int year, int month, int day, DateOnly today)
    {
        if (year != 0) return Real(year, month, day) is { } given && given <= today ? given : null;
        // 29 February may lie up to eight years back.
        for (var back = 0; back <= 8; back++)
            if (Real(today.Year - back, month, day) is { } found && found <= today) return found;
        return null;
    }

    private static DateOnly? Past(int day, DateOnly today)
    {
        for (var (year, month) = (today.Year, today.Month); year >= today.Year - 1; (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1))
            if (Real(year, month, day) is { } found && found <= today) return found;
        return null;
    }

    private static DateOnly? Real(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
