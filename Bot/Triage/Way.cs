namespace SupportBot.Triage;

/// <summary>A way out of a step: one of its choices, cases or answers, or its end.</summary>
/// <param name="Script">By name.</param>
/// <param name="From">The step.</param>
internal readonly record struct Way(string Script, string From, string Out)
{
    public const string Next = "next";
    public const string Answer = "answer";
    public const string Else = "else";
    public const string Helped = "helped";
    public const string NotHelped = "not_helped";

    /// <summary>Nothing was found to be shown.</summary>
    public const string Nothing = "nothing";

    public const string File = "file";
    public const string End = "end";

    /// <summary>The way of a case, counted from 1.</summary>
    public static string Case(int number) => string.Create(CultureInfo.InvariantCulture, $"case {number}");

    /// <summary>The way of an answer to what is asked for.</summary>
    public static string Told(Check check, string value) => check is Check.YesNo ? value : Answer;

    /// <summary>All that lead out of a step, in the order they are written.</summary>
    public static IEnumerable<string> OutOf(Step step) => step switch
    {
        Step.Ask ask => [.. ask.Options.Select(option => option.Value), .. Answers(ask.Check)],
        Step.Decide decide => [.. Enumerable.Range(1, decide.Cases.Length).Select(Case), Else],
        Step.Evidence => [File, Buttons.MayNotShare],
        Step.ShowArticle { Article: null } => [Helped, NotHelped, Nothing],
        Step.ShowArticle => [Helped, NotHelped],
        Step.Resolve => [Buttons.Yes, Buttons.No],
        Step.Say or Step.Wait or Step.Call => [Next],
        Step.Refer or Step.HandOff or Step.Return => [End],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string[] Answers(Check? check) => check switch
    {
        null => [],
        Check.YesNo => [Buttons.Yes, Buttons.No],
        _ => [Answer],
    };
}
