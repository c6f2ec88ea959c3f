using SupportBot.Conversations;

namespace SupportBot.Simulation;

/// <summary>What became of generated customers.</summary>
internal sealed class SimulationReport
{
    /// <summary>The row of those who were never in a script.</summary>
    public const string NoScript = "(no script)";

    public int Customers { get; set; }

    public long Turns { get; set; }

    public TimeSpan Took { get; set; }

    public double TurnsPerSecond => Took == TimeSpan.Zero ? 0 : Turns / Took.TotalSeconds;

    /// <summary>What all processors spent together.</summary>
    public TimeSpan Spent { get; set; }

    public double TurnsPerProcessorSecond => Spent == TimeSpan.Zero ? 0 : Turns / Spent.TotalSeconds;

    public Dictionary<string, ScriptCount> Scripts { get; } = [];

    public List<Violation> Violations { get; } = [];

    public ScriptCount Of(string script)
    {
        if (!Scripts.TryGetValue(script, out var count)) Scripts[script] = count = new ScriptCount();
        return count;
    }

    public void Add(SimulationReport part)
    {
        Customers += part.Customers;
        Turns += part.Turns;
        Violations.AddRange(part.Violations);
        foreach (var (script, count) in part.Scripts) Of(script).Add(count);
    }
}

/// <summary>What became of conversations in one script.</summary>
internal sealed class ScriptCount
{
    public int Begun { get; set; }
    public int Resolved { get; set; }
    public int Referred { get; set; }

    /// <summary>The customer stopped answering, or ended it.</summary>
    public int Left { get; set; }

    public Dictionary<HandoffReason, int> HandedOff { get; } = [];

    /// <summary>How many conversations took so many turns.</summary>
    public SortedDictionary<int, int> Turns { get; } = [];

    /// <summary>How often each step's question was asked.</summary>
    public Dictionary<string, int> Asked { get; } = [];

    public int MedianTurns
    {
        get
        {
            var half = (Turns.Values.Sum() + 1) / 2;
            foreach (var (turns, times) in Turns)
                if ((half -= times) <= 0) return turns;
            return 0;
        }
    }

    public static void Raise<T>(IDictionary<T, int> counts, T what, int by = 1)
        where T : notnull => counts[what] = (counts.TryGetValue(what, out var before) ? before : 0) + by;

    public void Add(ScriptCount part)
    {
        Begun += part.Begun;
        Resolved += part.Resolved;
        Referred += part.Referred;
        Left += part.Left;
        foreach (var (reason, times) in part.HandedOff) Raise(HandedOff, reason, times);
        foreach (var (turns, times) in part.Turns) Raise(Turns, turns, times);
        foreach (var (step, times) in part.Asked) Raise(Asked, step, times);
    }
}

/// <summary>Something that must never happen did, to this customer of the seed.</summary>
internal sealed record Violation(long Customer, string What);
