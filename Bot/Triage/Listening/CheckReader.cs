namespace SupportBot.Triage.Listening;

/// <summary>Reads a written answer to a question that says what it wants, so less is needed than in free text.</summary>
internal static class CheckReader
{
    private const int LongestAnswer = 500;

    /// <summary>The value to keep; null when the words are no such answer.</summary>
    public static string? Read(Check check, TriageContext context) => check switch
    {
        Check.Order => Number(context.Text),
        Check.Email => Contacts.Email(context.Text),
        Check.Phone => Phone(context.Text),
        Check.Date => Days.Find(Tokens.Of(context.Text), context.Today, asked: true)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Check.Amount => Amount(context.Text),
        Check.ErrorCode => Error(context.Text),
        Check.Text => Text(context.Text),
        Check.File => null,
        Check.YesNo => YesNo.Read(context.Text) is { } yes ? yes ? Buttons.Yes : Buttons.No : null,
    };

    private static string? Number(string text)
    {
        var tokens = Tokens.Of(text);
        if (LabelledNumbers.Order(tokens) is { } labelled) return labelled;
        for (var i = 0; i < tokens.Count; i++)
            if (LabelledNumbers.IsNumber(tokens[i], tokens.At(i + 1))) return tokens[i].Text.ToString();
        return null;
    }

    // A number alone is an amount when one was asked for.
    private static string? Amount(string text)
    {
        var tokens = Tokens.Of(text);
        if (Amounts.Find(tokens) is { } found) return found;
        foreach (var token in tokens)
            if (NumberedDays.Numeric(token.Word) is null && Amounts.Number(token.Word) is { } number) return number;
        return null;
    }

    private static string? Phone(string text)
    {
        var runs = DigitRuns.Of(text);
        if (Contacts.Phone(text, runs) is { } found) return found;
        foreach (var run in runs)
            if (run.Digits.Length <= 15) return run.Digits;
        return null;
    }

    private static string? Error(string text)
    {
        var tokens = Tokens.Of(text);
        if (LabelledNumbers.Error(tokens) is { } labelled) return labelled;
        for (var i = 0; i < tokens.Count; i++)
            if (LabelledNumbers.IsError(tokens[i], tokens.At(i + 1))) return tokens[i].Text.ToString();
        return null;
    }

    private static string? Text(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.Any(char.IsLetterOrDigit)) return null;
        if (trimmed.Length <= LongestAnswer) return trimmed;
        return char.IsHighSurrogate(trimmed[LongestAnswer - 1]) ? trimmed[..(LongestAnswer - 1)] : trimmed[..LongestAnswer];
    }
}
