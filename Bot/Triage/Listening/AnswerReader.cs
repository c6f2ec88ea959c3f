namespace SupportBot.Triage.Listening;

/// <summary>What an answer came to.</summary>
internal abstract record Answer
{
    private Answer() { }

    public sealed record Chosen(Option Option) : Answer;

    public sealed record Told(string Value) : Answer;

    public sealed record Helped(bool Yes) : Answer;

    /// <summary>The evidence came.</summary>
    public sealed record Given : Answer;

    /// <summary>The evidence may not be shared.</summary>
    public sealed record Refused : Answer;

    /// <summary>Nobody is known who could approve it.</summary>
    public sealed record NobodyKnown : Answer;

    /// <summary>A button of another question.</summary>
    public sealed record OldButton : Answer;

    public sealed record NotUnderstood : Answer;
}

/// <summary>Reads what a customer answered to a step.</summary>
internal static class AnswerReader
{
    // "I may not share that", in words.
    private static readonly string[] Refusals = Plain.Beginnings(
        "may not share", "not allowed", "cannot share", "cant share", "can not share", "confidential", "not permitted", "will not share", "wont share", "rather not",
        "не могу поделиться", "не могу прислать", "не могу отправить", "нельзя", "не имею права", "конфиденциальн", "секретн", "не разрешено", "запрещено",
        "nie moge udostepnic", "nie moge wyslac", "nie moge przeslac", "nie wolno", "poufn", "zastrzezon", "nie mam zgody", "niedozwolon");

    public static Answer Read(Step.Ask ask, TriageContext context)
    {
        if (context.Choice is { } pressed) return Pressed(ask, pressed);
        if (ask.Check is not { } check) return Chosen(OptionMatcher.Match(ask.Options, context.Text));
        if (check is Check.File && context.HasFile) return new Answer.Told(Buttons.Yes);
        if (OptionMatcher.MatchExactly(ask.Options, context.Text) is { } wayOut) return new Answer.Chosen(wayOut);
        return (Found(ask, context) ?? CheckReader.Read(check, context)) is { } value
            ? new Answer.Told(value)
            : Chosen(OptionMatcher.MatchWayOut(ask.Options, context.Text));
    }

    /// <summary>Whether it helped.</summary>
    public static Answer ReadHelped(string step, TriageContext context)
    {
        if (context.Choice is not { } pressed) return YesNo.ReadHelped(context.Text) is { } helped ? new Answer.Helped(helped) : new Answer.NotUnderstood();
        if (Is(pressed, step, Buttons.Yes)) return new Answer.Helped(true);
        return Is(pressed, step, Buttons.No) ? new Answer.Helped(false) : new Answer.OldButton();
    }

    /// <summary>The evidence, that it may not be shared, or who can approve it.</summary>
    public static Answer Read(Step.Evidence evidence, bool asksApprover, TriageContext context)
    {
        if (context.HasFile) return new Answer.Given();
        if (asksApprover) return Approver(evidence, context);
        if (context.Choice is { } pressed) return Is(pressed, evidence.Id, Buttons.MayNotShare) ? new Answer.Refused() : new Answer.OldButton();
        var words = Plain.Words(context.Text);
        return words.MentionAny(Refusals) || YesNo.Read(words) is false ? new Answer.Refused() : new Answer.NotUnderstood();
    }

    private static Answer Approver(Step.Evidence evidence, TriageContext context)
    {
        if (context.Choice is { } pressed) return Is(pressed, evidence.Id, Buttons.Unknown) ? new Answer.NobodyKnown() : new Answer.OldButton();
        var words = Plain.Words(context.Text);
        if (YesNo.IsUnknown(words) || YesNo.Read(words) is false) return new Answer.NobodyKnown();
        return CheckReader.Read(Check.Text, context) is { } who ? new Answer.Told(who) : new Answer.NotUnderstood();
    }

    private static Answer Pressed(Step.Ask ask, string pressed)
    {
        foreach (var option in ask.Options)
            if (Is(pressed, ask.Id, option.Value)) return new Answer.Chosen(option);
        if (ask.Check is not Check.YesNo) return new Answer.OldButton();
        if (Is(pressed, ask.Id, Buttons.Yes)) return new Answer.Told(Buttons.Yes);
        return Is(pressed, ask.Id, Buttons.No) ? new Answer.Told(Buttons.No) : new Answer.OldButton();
    }

    private static bool Is(string pressed, string step, string value) => pressed == value || pressed == Buttons.Of(step, value);

    // The fact as it would be found anywhere, before what only this question makes clear ("4711").
    private static string? Found(Step.Ask ask, TriageContext context) => ask.Fact is { } fact && FactNames.Known.Contains(fact)
        ? FactExtractor.Extract(context.Text, context.Today)[fact]
        : null;

    private static Answer Chosen(Option? option) => option is null ? new Answer.NotUnderstood() : new Answer.Chosen(option);
}
