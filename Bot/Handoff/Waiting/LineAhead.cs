using SupportBot.Storage.Routing;
using SupportBot.Storage.Waits;

namespace SupportBot.Handoff.Waiting;

/// <summary>
/// Who stands before whom in a queue, for the time it takes: somebody whom other agents will take as well holds nobody up, or only in part. A place in line, which is what customers are told,
/// counts everybody.
/// </summary>
internal sealed class LineAhead(AgentsHere here)
{
    private readonly Dictionary<Needs, int> _standing = [];
    private readonly Dictionary<(Needs, Needs), double> _shares = [];

    /// <summary>The next in line joins: how many of those before are taken by the agents who are able to take this one.</summary>
    public double Join(Needs needs)
    {
        var ahead = 0.0;
        foreach (var (others, number) in _standing)
            if (others.Queue == needs.Queue) ahead += number * Share(others, needs);
        _standing[needs] = _standing.GetValueOrDefault(needs) + 1;
        return ahead;
    }

    private double Share(Needs others, Needs needs)
    {
        if (_shares.TryGetValue((others, needs), out var known)) return known;
        var (theirs, ours) = (here.For(others), here.For(needs));
        return _shares[(others, needs)] = theirs.Count == 0 ? 0 : theirs.Count(ours.Contains) / (double)theirs.Count;
    }
}
