using SupportBot.Conversations;

namespace SupportBot.Triage.Drawing;

/// <summary>A way on from a step.</summary>
/// <param name="To">The step it leads to; empty when it leads to an end.</param>
/// <param name="Label">When it is taken; null when it always is.</param>
/// <param name="End">The end it leads to.</param>
internal sealed record Exit(string To, string? Label = null, BoxKind? End = null);

/// <summary>What the picture shows of a step. A new kind of step is drawn when it has its line here.</summary>
internal sealed record Sketch(BoxKind Kind, string Words, IReadOnlyList<Exit> Exits)
{
    private const string Otherwise = "otherwise";
    private static readonly Exit IsSettled = new("", "yes", BoxKind.Settled);

    public static Sketch Of(Step step, Language language) => step switch
    {
        Step.Say say => new(BoxKind.Say, say.Text.In(language), [new(say.Next)]),
        Step.Ask ask => new(BoxKind.Ask, ask.Text.In(language), [.. Answers(ask, language)]),
        Step.Decide decide => new(BoxKind.Check, "", [.. decide.Cases.Select(c => new Exit(c.Next, c.If.Text)), new(decide.Else, Otherwise)]),
        Step.Wait wait => new(BoxKind.Say, wait.Text.In(language), [new(wait.Next, $"after {wait.For.TotalMinutes:0} minutes")]),
        Step.Evidence evidence => new(BoxKind.Ask, evidence.Text.In(language), [new(evidence.Next, "a file came"), new(evidence.Alternative, "may not be shared")]),
        Step.ShowArticle article => new(BoxKind.Resolve, $"Article: {article.Article ?? "the best found"}", [IsSettled, new(article.Next, "no")]),
        Step.Refer refer => new(BoxKind.HandOff, refer.Text.In(language), []),
        Step.Call call => new(BoxKind.Say, $"Goes through {call.Script}", [new(call.Next)]),
        Step.Return => new(BoxKind.HandOff, "Goes back to the script that called", []),
        Step.Resolve resolve => new(BoxKind.Resolve, resolve.Text?.In(language) ?? "Did it help?", [IsSettled, new(resolve.No, "no")]),
        Step.HandOff end => new(BoxKind.HandOff, $"{Plainly(end.Reason)}: {end.Queue}, {end.Tier}", []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<Exit> Answers(Step.Ask ask, Language language)
    {
        var options = ask.Options.Select(o => new Exit(o.Next, o.Label.In(language)));
        return ask is { Check: not null, Next: { } next } ? options.Prepend(new Exit(next, ask.Options.IsEmpty ? null : "answered")) : options;
    }

    private static string Plainly<T>(T value) where T : struct, Enum => Buttons.Named(value).Replace('_', ' ');
}
