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
        if (ask.Check is not { } check) return Chosen(OptionMatcher.Match(ask.Options, context.Text));
        if (OptionMatcher.MatchExactly(ask.Options, context.Text) is { } wayOut) return new Answer.Chosen(wayOut);
        return (Found(ask, context) ?? CheckReader.Read(check, context)) is { } value
            ? new Answer.Told(value)
            : Chosen(OptionMatcher.MatchWayOut(ask.Options, context.Text));
    }

    public static Answer Read(Step.Resolve resolve, TriageContext context)
    {
        if (context.Choice is not { } pressed) return YesNo.ReadHelped(context.Text) is { } helped ? new Answer.Helped(helped) : new Answer.NotUnderstood();
        if (Is(pressed, resolve, Buttons.Yes)) return new Answer.Helped(true);
        return Is(pressed, resolve, Buttons.No) ? new Answer.Helped(false) : new Answer.OldButton();
    }

    private static Answer Pressed(Step.Ask ask, string pressed)
    {
        foreach (var option in ask.Options)
            if (Is(pressed, ask, option.Value)) return new Answer.Chosen(option);
        if (ask.Check is not Check.YesNo) return new Answer.OldButton();
        if (Is(pressed, ask, Buttons.Yes)) return new Answer.Told(Buttons.Yes);
        return Is(pressed, ask, Buttons.No) ? new Answer.Told(Buttons.No) : new Answer.OldButton();
    }

    private static bool Is(string pressed, Step step, string value) => pressed == value || pressed == Buttons.Of(step.Id, value);

    // The fact as it would be found anywhere, before what only this question makes clear ("4711").
    private static string? Found(Step.Ask ask, TriageContext context) => ask.Fact is { } fact && FactNames.Known.Contains(fact)
        ? FactExtractor.Extract(context.Text, context.Today)[fact]
        : null;

    private static Answer Chosen(Option? option) => option is null ? new Answer.NotUnderstood() : new Answer.Chosen(option);
}
