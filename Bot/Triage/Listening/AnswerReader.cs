namespace SupportBot.Triage.Listening;

/// <summary>What an answer came to.</summary>
internal abstract record Answer
{
    private Answer() { }

    public sealed record Chosen(Option Option) : Answer;

    public sealed record Told(string Value) : Answer;

    public sealed record Helped(bool Yes) : Answer;

    /// <summary>A button of another question.</summary>
    public sealed record OldButton : Answer;

    public sealed record NotUnderstood : Answer;
}

/// <summary>Reads what a customer answered to a step.</summary>
internal static class AnswerReader
{
    public static Answer Read(Step.Ask ask, TriageContext context)
    {
        if (context.Choice is { } pressed) return Pressed(ask, pressed);
        var option = OptionMatcher.Match(ask.Options, context.Text);
        if (option is not null) return new Answer.Chosen(option);
        if (ask.Check is not { } check) return new Answer.NotUnderstood();
        // Found in the words already, or what only this question makes clear ("4711").
        var found = ask.Fact is { } fact && FactNames.Known.Contains(fact) ? FactExtractor.Extract(context.Text, context.Language, context.Today)[fact] : null;
        return (found ?? CheckReader.Read(check, context)) is { } value ? new Answer.Told(value) : new Answer.NotUnderstood();
    }

    public static Answer Read(Step.Resolve resolve, TriageContext context)
    {
        var yes = context.Choice switch
        {
            null => YesNo.ReadHelped(context.Text),
            Buttons.Yes => true,
            Buttons.No => false,
            var pressed when pressed == Buttons.Of(resolve.Id, Buttons.Yes) => true,
            var pressed when pressed == Buttons.Of(resolve.Id, Buttons.No) => false,
            _ => (bool?)null,
        };
        if (yes is { } helped) return new Answer.Helped(helped);
        return context.Choice is null ? new Answer.NotUnderstood() : new Answer.OldButton();
    }

    private static Answer Pressed(Step.Ask ask, string pressed)
    {
        foreach (var option in ask.Options)
            if (pressed == option.Value || pressed == Buttons.Of(ask.Id, option.Value)) return new Answer.Chosen(option);
        if (ask.Check is not Check.YesNo) return new Answer.OldButton();
        foreach (var value in new[] { Buttons.Yes, Buttons.No })
            if (pressed == value || pressed == Buttons.Of(ask.Id, value)) return new Answer.Told(value);
        return new Answer.OldButton();
    }
}
