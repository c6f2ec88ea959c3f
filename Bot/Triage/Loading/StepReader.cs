using System.Collections.Immutable;
using SupportBot.Conversations;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads one step: the key that names its kind, and what belongs to that kind.</summary>
internal sealed class StepReader(DeclaredFacts facts, string queue)
{
    private static readonly string[] Kinds = ["say", "ask", "branch", "resolve", "handoff"];

    /// <summary>The step; null, with the problems reported, when it cannot be read.</summary>
    public Step? Read(string id, Section step)
    {
        var kinds = Kinds.Where(step.Has).ToList();
        if (kinds.Count != 1)
        {
            step.Source.Report(step.Node, ProblemKind.MissingKey, $"Step '{id}' must be exactly one of: {string.Join(", ", Kinds)}.");
            return null;
        }
        Step? read = kinds[0] switch
        {
            "say" => Say(id, step),
            "ask" => Ask(id, step),
            "branch" => Branch(id, step),
            "resolve" => Resolve(id, step),
            _ => HandOff(id, step),
        };
        step.Finish();
        return read;
    }

    private Step.Say? Say(string id, Section step)
    {
        var text = Text(step, "say", TextLimits.Statement);
        var next = Next(step, "next");
        return text is null || next is null ? null : new Step.Say(text, next) { Id = id };
    }

    private Step.Ask? Ask(string id, Section step)
    {
        var text = Text(step, "ask", TextLimits.Question);
        var again = step.Has("again") ? Text(step, "again", TextLimits.Question) : null;
        var fact = step.Find("fact") is { } at ? facts.Check(at, step.Word(at, "fact")) : null;
        var check = step.OneOf<Check>(step.Find("check"), "check");
        var next = step.OptionalWord("next");
        var options = new OptionReader(next).Read(step);
        if (check is null && options.IsEmpty)
        {
            step.Source.Report(step.Node, ProblemKind.MissingKey, $"Step '{id}' takes no answer: give it 'choices:' or 'check:'.");
        }
        if (check is not null && next is null) step.Need("next", "where a good answer leads.");
        return text is null ? null : new Step.Ask(text, again, fact, check, options, next) { Id = id };
    }

    private Step.Branch? Branch(string id, Section step)
    {
        var cases = step.Children("branch", "a case of 'branch'").Select(new CaseReader(facts).Read).OfType<Case>().ToImmutableArray();
        var otherwise = Next(step, "else");
        return otherwise is null ? null : new Step.Branch(cases, otherwise) { Id = id };
    }

    private Step.Resolve? Resolve(string id, Section step)
    {
        var text = step.Find("resolve") is YamlScalarNode { Value: null or "" } ? null : Text(step, "resolve", TextLimits.Question);
        var no = Next(step, "no");
        return no is null ? null : new Step.Resolve(text, no) { Id = id };
    }

    private Step.HandOff? HandOff(string id, Section step)
    {
        var reason = step.OneOf<HandoffReason>(step.Find("handoff"), "handoff");
        var to = step.Has("queue") ? step.Queue(step.Find("queue")) : Keep(step, "queue", queue);
        var tier = step.Find("tier") switch
        {
            null => Tier.L2,
            YamlScalarNode { Value: "2" } => Tier.L2,
            YamlScalarNode { Value: "3" } => Tier.L3,
            { } at => Wrong(step, at),
        };
        return reason is { } why && to is not null ? new Step.HandOff(why, to, tier) { Id = id } : null;
    }

    private static Tier Wrong(Section step, YamlNode at)
    {
        step.Source.Report(at, ProblemKind.WrongValue, "'tier' is 2 (support) or 3 (specialists).");
        return Tier.L2;
    }

    // Asked for, so that the list of known keys names it.
    private static string Keep(Section step, string key, string value) => step.Find(key) is null ? value : value;

    private Words? Text(Section step, string key, TextLimits limits)
    {
        var at = step.Find(key);
        var words = step.Words(at, key, limits);
        if (at is not null) facts.CheckVariables(at, words);
        return words;
    }

    private static string? Next(Section step, string key)
    {
        if (step.Find(key) is { } at) return step.Word(at, key);
        step.Source.Report(step.Node, ProblemKind.DeadEnd, $"The script stops here. Say where it goes on with '{key}:'.");
        return null;
    }
}
