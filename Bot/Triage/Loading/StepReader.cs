using System.Collections.Immutable;
using SupportBot.Conversations;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads one step: the key that names its kind, and what belongs to that kind.</summary>
internal sealed class StepReader(DeclaredFacts facts, StepNames names, string queue)
{
    private static readonly string[] Kinds = ["say", "ask", "branch", "resolve", "handoff"];

    /// <summary>The step; null, with the problems reported, when it cannot be read.</summary>
    public Step? Read(string id, Section step)
    {
        var kinds = Kinds.Where(step.Has).ToList();
        if (kinds.Count != 1)
        {
            step.Source.Report(step.Title, ProblemKind.MissingKey, $"Step '{id}' must be exactly one of: {string.Join(", ", Kinds)}.");
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
        var next = names.Next(step, "next");
        return text is null || next is null ? null : new Step.Say(text, next) { Id = id };
    }

    private Step.Ask? Ask(string id, Section step)
    {
        var text = Text(step, "ask", TextLimits.Question);
        var again = Text(step, "again", TextLimits.Question);
        var fact = step.Find("fact") is { } at ? facts.Check(at, step.Word(at, "fact")) : null;
        var check = step.OneOf<Check>(step.Find("check"), "check");
        var next = check is null ? names.Optional(step, "next") : names.Next(step, "next");
        var always = step.YesNo("always") ?? false;
        var options = new OptionReader(names, next).Read(step);
        if (!step.Has("check") && !step.Has("choices"))
        {
            step.Source.Report(step.Title, ProblemKind.DeadEnd, $"Step '{id}' takes no answer: give it 'choices:' or 'check:'.");
        }
        return text is null ? null : new Step.Ask(text, again, fact, check, options, next) { Id = id, Always = always };
    }

    private Step.Branch? Branch(string id, Section step)
    {
        var cases = step.Children("branch", "a case of 'branch'").Select(new CaseReader(facts, names).Read).OfType<Case>().ToImmutableArray();
        var otherwise = names.Next(step, "else");
        return otherwise is null ? null : new Step.Branch(cases, otherwise) { Id = id };
    }

    private Step.Resolve? Resolve(string id, Section step)
    {
        var text = step.Find("resolve") is YamlScalarNode { Value: null or "" } ? null : Text(step, "resolve", TextLimits.Question);
        var no = names.Next(step, "no");
        return no is null ? null : new Step.Resolve(text, no) { Id = id };
    }

    private Step.HandOff? HandOff(string id, Section step)
    {
        var reason = step.OneOf<HandoffReason>(step.Find("handoff"), "handoff");
        var to = step.Find("queue") is { } at ? step.Queue(at) : queue;
        var tier = Tier(step, step.Find("tier"));
        return reason is { } why && to is not null ? new Step.HandOff(why, to, tier) { Id = id } : null;
    }

    private static Tier Tier(Section step, YamlNode? at)
    {
        if (at is null or YamlScalarNode { Value: "2" }) return Conversations.Tier.L2;
        if (at is not YamlScalarNode { Value: "3" }) step.Source.Report(at, ProblemKind.WrongValue, "'tier' is 2 (support) or 3 (specialists).");
        return Conversations.Tier.L3;
    }

    private Words? Text(Section step, string key, TextLimits limits)
    {
        if (step.Find(key) is not { } at) return null;
        var words = step.Words(at, key, limits);
        facts.CheckVariables(at, words);
        return words;
    }
}
