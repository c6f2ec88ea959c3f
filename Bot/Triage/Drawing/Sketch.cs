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
        Step.Say say => new(BoxKind.Say, Said(say.Text, language), [new(say.Next)]),
        Step.Ask ask => new(BoxKind.Ask, Said(ask.Text, language), [.. Answers(ask, language)]),
        Step.Decide decide => new(BoxKind.Check, "", [.. decide.Cases.Select(c => new Exit(c.Next, c.If.Text)), new(decide.Else, Otherwise)]),
        Step.Wait wait => new(BoxKind.Wait, Said(wait.Text, language), [new(wait.Next, $"after {Length(wait.For)}, or a message")]),
        Step.Evidence evidence => new(BoxKind.Evidence, Said(evidence.Text, language), [new(evidence.Next, "a file came"), new(evidence.Alternative, "may not be shared")]),
        Step.ShowArticle article => new(BoxKind.Article, article.Article ?? "The best one found", [IsSettled, new(article.Next, "no, or none")]),
        Step.Refer refer => new(BoxKind.Refer, $"{refer.To.In(language)}: {Said(refer.Text, language)}", []),
        Step.Call call => new(BoxKind.Call, call.Script, [new(call.Next, "when it returns")]),
        Step.Return => new(BoxKind.Return, "To the script that called", []),
        Step.Resolve resolve => new(BoxKind.Resolve, resolve.Text is null ? "Did it help?" : Said(resolve.Text, language), [IsSettled, new(resolve.No, "no")]),
        Step.HandOff end => new(BoxKind.HandOff, $"{Plainly(end.Reason)}: {end.Queue}, {end.Tier}", []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Said(Words words, Language language) => Blank.Addressed(words.In(language), FormOfAddress.Formal);

    private static IEnumerable<Exit> Answers(Step.Ask ask, Language language)
    {
        var options = ask.Options.Select(o => new Exit(o.Next, o.Label.In(language)));
        return ask is { Check: not null, Next: { } next } ? options.Prepend(new Exit(next, ask.Options.IsEmpty ? null : "answered")) : options;
    }

    private static string Length(TimeSpan time) => time.TotalHours >= 1 && time.Minutes == 0 ? Counted(time.TotalHours, "hour") : Counted(time.TotalMinutes, "minute");

    private static string Counted(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0} {unit}{(number == 1 ? "" : "s")}");

    private static string Plainly<T>(T value) where T : struct, Enum => Buttons.Named(value).Replace('_', ' ');
}
