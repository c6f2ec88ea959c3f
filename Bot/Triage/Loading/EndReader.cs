using SupportBot.Conversations;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads the steps a script can end with.</summary>
internal sealed class EndReader(StepTexts texts, StepNames names, string queue)
{
    public Step.Resolve? Resolve(string id, Section step)
    {
        var text = step.Find("resolve") is YamlScalarNode { Value: null or "" } ? null : texts.Read(step, "resolve", TextLimits.Question);
        var no = names.Next(step, "no");
        return no is null ? null : new Step.Resolve(text, no) { Id = id };
    }

    public Step.Refer? Refer(string id, Section step)
    {
        var text = texts.Read(step, "refer", TextLimits.Statement);
        var to = texts.Need(step, "to", TextLimits.Label, "who that is, in a few words.");
        return text is null || to is null ? null : new Step.Refer(text, to) { Id = id };
    }

    public Step.HandOff? HandOff(string id, Section step)
    {
        var reason = step.OneOf<HandoffReason>(step.Find("handoff"), "handoff");
        var to = step.Find("queue") is { } at ? step.Queue(at) : queue;
        var tier = Tier(step, step.Find("tier"));
        var skills = step.WordList("skills").ToList();
        foreach (var (node, skill) in skills.Where(s => !ScriptLoader.IsName(s.Word, 20)))
            step.Source.Report(node, ProblemKind.WrongValue, $"'{skill}' cannot be a skill: use at most 20 of a-z, 0-9 and _.");
        return reason is { } why && to is not null ? new Step.HandOff(why, to, tier, [.. skills.Select(s => s.Word)]) { Id = id } : null;
    }

    private static Tier Tier(Section step, YamlNode? at)
    {
        if (at is null or YamlScalarNode { Value: "2" }) return Conversations.Tier.L2;
        if (at is not YamlScalarNode { Value: "3" }) step.Source.Report(at, ProblemKind.WrongValue, "'tier' is 2 (support) or 3 (specialists).");
        return Conversations.Tier.L3;
    }
}
