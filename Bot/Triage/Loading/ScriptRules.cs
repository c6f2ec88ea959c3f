namespace SupportBot.Triage.Loading;

/// <summary>What must hold of a script as a whole: every way leads somewhere, ends, and says only what is known.</summary>
internal static class ScriptRules
{
    public static void Check(YamlSource source, IReadOnlyList<PlacedStep> steps)
    {
        var graph = steps.ToDictionary(s => s.Step.Id, s => s.Step);
        Unreachable(source, steps, graph);
        WithoutExit(source, steps, graph);
        WithoutWaiting(source, steps, graph);
        TooMuchAtOnce(source, steps, graph);
        if (source.IsWell) KnownFacts.Check(source, steps);
    }

    private static void Unreachable(YamlSource source, IReadOnlyList<PlacedStep> steps, Dictionary<string, Step> graph)
    {
        var reached = Reach(graph, [steps[0].Step.Id], _ => true);
        foreach (var (step, at) in steps.Where(s => !reached.Contains(s.Step.Id)))
            source.Report(at, ProblemKind.UnreachableStep, $"No step leads to '{step.Id}'. Lead to it, or remove it.");
    }

    private static void WithoutExit(YamlSource source, IReadOnlyList<PlacedStep> steps, Dictionary<string, Step> graph)
    {
        foreach (var (step, at) in steps)
        {
            if (Reach(graph, [step.Id], _ => true).Any(id => graph[id].Ends)) continue;
            source.Report(at, ProblemKind.LoopWithoutExit, $"From '{step.Id}' the script goes round for ever. Lead one way to a 'resolve' or a 'handoff'.");
        }
    }

    // With this and "an ask met twice in a turn is asked", every turn ends.
    private static void WithoutWaiting(YamlSource source, IReadOnlyList<PlacedStep> steps, Dictionary<string, Step> graph)
    {
        foreach (var (step, at) in steps.Where(s => !s.Step.Waits))
        {
            if (!Reach(graph, step.Exits, s => !s.Waits).Contains(step.Id)) continue;
            source.Report(at, ProblemKind.LoopWithoutWaiting, $"'{step.Id}' comes back to itself without asking anything. Put an 'ask' into the circle.");
        }
    }

    private static void TooMuchAtOnce(YamlSource source, IReadOnlyList<PlacedStep> steps, Dictionary<string, Step> graph)
    {
        foreach (var (step, at) in steps.Where(s => s.Step is Step.Say))
        {
            var second = Said(graph, step);
            if (!second.SelectMany(s => Said(graph, s)).Any()) continue;
            source.Report(at, ProblemKind.TooMuchAtOnce, $"Three texts in a row begin at '{step.Id}'. Put a question between them, or say less.");
        }
    }

    private static IEnumerable<Step.Say> Said(Dictionary<string, Step> graph, Step after) =>
        Reach(graph, after.Exits, s => !s.Waits && s is not Step.Say).Select(id => graph[id]).OfType<Step.Say>();

    /// <summary>Everything reached from the given steps, going on from those that may be passed.</summary>
    private static HashSet<string> Reach(Dictionary<string, Step> graph, IEnumerable<string> from, Func<Step, bool> passes)
    {
        var reached = new HashSet<string>(from);
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var id))
            foreach (var exit in passes(graph[id]) ? graph[id].Exits : [])
                if (reached.Add(exit)) open.Enqueue(exit);
        return reached;
    }
}
