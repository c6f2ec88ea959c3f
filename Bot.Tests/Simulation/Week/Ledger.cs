using System.Collections.Concurrent;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>What the week itself saw happen, to hold the store against.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public int this[string what] => _counts.GetValueOrDefault(what);

    public void Add(string what, int by = 1) => _counts.AddOrUpdate(what, by, (_, before) => before + by);
}
