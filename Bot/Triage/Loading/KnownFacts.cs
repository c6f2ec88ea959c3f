using System.Collections.Immutable;

namespace SupportBot.Triage.Loading;

/// <summary>Follows what is certainly known on every way to a step, so that no text names a fact nobody told.</summary>
internal static class KnownFacts
{
    public static void Check(YamlSource source, IReadOnlyList<PlacedStep> steps)
    {
        var buttons = steps.Select(s => s.Step).OfType<Step.Ask>().Where(a => a.Check is null or Triage.Check.YesNo or Triage.Check.File).Select(a => a.Fact).ToHashSet();
        var known = Follow(steps);
        foreach (var (step, at) in steps)
        {
            foreach (var fact in Named(step).Distinct().Where(buttons.Contains))
                source.Report(at, ProblemKind.UnknownFact, $"'{step.Id}' says {{{fact}}}, which keeps a button's value and no words. Say it without.");
            foreach (var fact in Named(step).Distinct().Where(f => !known[step.Id].Contains(f)))
                source.Report(at, ProblemKind.FactMayBeUnknown, $"'{step.Id}' says {{{fact}}}, which may not be known there. Ask for it first, or check 'fact.{fact}'.");
        }
    }

    private static Dictionary<string, ImmutableHashSet<string>> Follow(IReadOnlyList<PlacedStep> steps)
    {
        var graph = steps.ToDictionary(s => s.Step.Id, s => s.Step);
        var known = new Dictionary<string, ImmutableHashSet<string>> { [steps[0].Step.Id] = [] };
        var open = new Queue<string>(known.Keys);
        while (open.TryDequeue(out var id))
        {
            foreach (var (next, learnt) in Ways(graph[id]))
            {
                var arrives = known[id].Union(learnt);
                var both = known.TryGetValue(next, out var before) ? before.Intersect(arrives) : arrives;
                if (before is not null && both.Count == before.Count) continue;
                known[next] = both;
                open.Enqueue(next);
            }
        }
        return known;
    }

    private static IEnumerable<(string Next, IEnumerable<string> Learnt)> Ways(Step step) => step switch
    {
        Step.Ask { Fact: { } fact, Check: not null } ask =>
            ask.Options.Select(o => (o.Next, Enumerable.Empty<string>())).Append((ask.Next!, [fact])),
        Step.Decide decide => decide.Cases.Select(c => (c.Next, c.If.Certain.AsEnumerable())).Append((decide.Else, [])),
        _ => step.Exits.Select(e => (e, Enumerable.Empty<string>())),
    };

    private static IEnumerable<string> Named(Step step) => step.Texts.SelectMany(DeclaredFacts.All);
}
