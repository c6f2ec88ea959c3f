namespace SupportBot.Tests.Processes;

/// <summary>What was done to a process, and when.</summary>
internal sealed record Fault(string Who, bool IsFreeze, long At);

/// <summary>
/// Every few seconds one node is killed and replaced, or frozen and thawed later: most often the one that works on a messenger. One is always left that
/// can take over.
/// </summary>
/// <param name="longestFreeze">Seven seconds when it is not given.</param>
internal sealed class Mischief(NodeCluster cluster, Random random, TimeSpan? longestFreeze = null)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    // Both sides of the time after which a silent node has lost what it had.
    private static readonly TimeSpan ShortestFreeze = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _longestFreeze = longestFreeze ?? TimeSpan.FromSeconds(7);
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Returns when everybody is well again.</summary>
    public async Task RunAsync(TimeSpan length)
    {
        var began = TimeProvider.System.GetTimestamp();
        var healing = new List<Task>();
        while (TimeProvider.System.GetElapsedTime(began) < length)
        {
            await Task.Delay(Pause, TimeProvider.System);
            if (Victim() is { } node) healing.Add(random.Next(2) == 0 ? KillAsync(node) : FreezeAsync(node));
        }
        await Task.WhenAll(healing);
    }

    private ClusterNode? Victim()
    {
        var up = cluster.Nodes.Where(node => node.IsUp).ToList();
        if (up.Count < 2) return null;
        var listeners = random.Next(2) == 0 ? cluster.Messengers.Telegram.Pollers : cluster.Messengers.Discord.Listeners;
        var atWork = up.Find(node => node.Who == listeners.Stints[^1].Who);
        return random.Next(3) > 0 && atWork is not null ? atWork : up[random.Next(up.Count)];
    }

    private async Task KillAsync(ClusterNode node)
    {
        _faults.Add(new Fault(node.Who, IsFreeze: false, TimeProvider.System.GetTimestamp()));
        await node.KillAsync();
        await node.StartAsync();
    }

    private async Task FreezeAsync(ClusterNode node)
    {
        _faults.Add(new Fault(node.Who, IsFreeze: true, TimeProvider.System.GetTimestamp()));
        await node.FreezeAsync();
        await Task.Delay(ShortestFreeze + ((_longestFreeze - ShortestFreeze) * random.NextDouble()), TimeProvider.System);
        await node.ThawAsync();
    }
}
