using System.CommandLine;
using System.Globalization;
using SupportBot.Tests.Processes;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Cluster;

/// <summary><c>cluster</c>: the long run. Three nodes under load, killed, frozen and cut off, on a PostgreSQL that is restarted.</summary>
internal static class ClusterCommand
{
    private const int Nodes = 3;
    private static readonly TimeSpan LongestFreeze = TimeSpan.FromSeconds(60);

    public static System.CommandLine.Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long it goes on.", DefaultValueFactory = _ => 30 };
        var seed = new Option<int>("--seed") { Description = "What happens, and when.", DefaultValueFactory = _ => 20261122 };
        var command = new System.CommandLine.Command("cluster", "Kills, freezes and cuts off nodes of a cluster for half an hour, and holds the store against what was written and shown.")
        {
            minutes, seed,
        };
        command.SetAction((parsed, ct) => RunAsync(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(seed), ct));
        return command;
    }

    private static async Task<int> RunAsync(TimeSpan length, int seed, CancellationToken ct)
    {
        await using var postgres = await PostgresCluster.StartAsync();
        await using var cluster = await NodeCluster.StartAsync(postgres, Nodes);
        var crowd = await Crowd.GatherAsync(cluster.Messengers, each: 4, seed);
        var mischief = new Mischief(cluster, new Random(seed), LongestFreeze);
        var outages = new Outages(postgres, new Random(seed), Say);

        Say($"{length.TotalMinutes:0} minutes begin");
        await Task.WhenAll(mischief.RunAsync(length), outages.RunAsync(length, ct));
        await crowd.StopAsync();

        var reckoning = await Reckoning.WhenSettledAsync(cluster.Store, cluster.Messengers, crowd);
        Say($"{mischief.Faults.Count} nodes killed or frozen, {outages.Count} outages of PostgreSQL, {crowd.Members.Sum(member => member.Written.Count):N0} messages, {reckoning.CutOff} sends cut off, longest turn {reckoning.LongestTurn.TotalSeconds:0.0} s");
        await reckoning.CheckAsync();
        Say($"nothing lost, doubled or out of order");
        return 0;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
