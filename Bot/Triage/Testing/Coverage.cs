using System.Collections.Immutable;

namespace SupportBot.Triage.Testing;

/// <summary>Which ways through scripts the tests have gone.</summary>
internal sealed class Coverage
{
    private readonly HashSet<Way> _gone = [];

    public void Add(IEnumerable<Way> ways) => _gone.UnionWith(ways);

    /// <summary>What of a script was gone, and what was not.</summary>
    public CoveredScript Of(Script script)
    {
        var lines = new ScriptLines(script);
        var (ways, missing) = (0, new List<MissingWay>());
        foreach (var step in script.Steps)
        {
            foreach (var way in Way.OutOf(step))
            {
                ways++;
                if (!_gone.Contains(new Way(script.Id.Name, step.Id, way))) missing.Add(new MissingWay(step.Id, way, lines.Of(step, way)));
            }
        }
        var reached = script.Steps.Count(step => Way.OutOf(step).Any(way => _gone.Contains(new Way(script.Id.Name, step.Id, way))));
        return new CoveredScript(script.Id.Name, script.Steps.Length, reached, ways, [.. missing]);
    }
}

/// <summary>How much of a script its tests go through.</summary>
/// <param name="Reached">Of the steps.</param>
/// <param name="Ways">Every choice, every case, yes and no, every end.</param>
internal sealed record CoveredScript(string Script, int Steps, int Reached, int Ways, ImmutableArray<MissingWay> Missing)
{
    public double Percent => Ways == 0 ? 100 : 100.0 * (Ways - Missing.Length) / Ways;
}

/// <summary>A way no test goes.</summary>
/// <param name="Line">Where it stands in the script.</param>
internal sealed record MissingWay(string Step, string Out, int Line);
