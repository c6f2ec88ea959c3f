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
        Step.Branch branch => new(BoxKind.Check, "", [.. branch.Cases.Select(c => new Exit(c.Next, Told(c))), new(branch.Else, Otherwise)]),
        Step.Resolve resolve => new(BoxKind.Resolve, resolve.Text?.In(language) ?? "Did it help?", [IsSettled, new(resolve.No, "no")]),
        Step.HandOff end => new(BoxKind.HandOff, $"{Plainly(end.Reason)}: {end.Queue}, {end.Tier}", []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<Exit> Answers(Step.Ask ask, Language language)
    {
        var options = ask.Options.Select(o => new Exit(o.Next, o.Label.In(language)));
        return ask is { Check: not null, Next: { } next } ? options.Prepend(new Exit(next, ask.Options.IsEmpty ? null : "answered")) : options;
    }

    private static string Told(Case way) => string.Join(" and ", way.When.Select(Told));

    private static string Told(Condition condition) => condition switch
    {
        Condition.FactIs fact => $"{fact.Fact} = {string.Join(" / ", fact.Values)}",
        Condition.FactKnown known => known.Known ? $"{known.Fact} known" : $"{known.Fact} unknown",
        Condition.UrgencyAtLeast urgency => $"urgency ≥ {Plainly(urgency.Urgency)}",
        Condition.AngerAtLeast anger => $"anger ≥ {Plainly(anger.Anger)}",
        Condition.TopicIs topic => $"topic = {Plainly(topic.Topic)}",
        Condition.SentimentIs sentiment => $"sentiment = {Plainly(sentiment.Sentiment)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Plainly<T>(T value) where T : struct, Enum => Buttons.Named(value).Replace('_', ' ');
}
