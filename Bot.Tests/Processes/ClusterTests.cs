using System.Globalization;
using SupportBot.Tests.Support;
using Xunit.Abstractions;

namespace SupportBot.Tests.Processes;

/// <summary>Three nodes on one PostgreSQL, each killed or frozen in the middle of its work, and nobody notices.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const int Nodes = 3;
    private const int Seed = 20261122;
    private static readonly TimeSpan LongestTakeOver = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Length =
        TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("SUPPORTBOT_CLUSTER_SECONDS") ?? "6", CultureInfo.InvariantCulture));

    [PostgresFact]
    public async Task With_a_node_killed_or_frozen_every_three_seconds_nothing_is_lost_doubled_or_reordered() =>
        await NodeCluster.TestAsync(await PostgresCluster.SharedAsync(), Nodes, output, SurvivesAsync);

    private async Task SurvivesAsync(NodeCluster cluster)
    {
        var messengers = cluster.Messengers;
        var crowd = await Crowd.GatherAsync(messengers, each: 4, Seed);
        var mischief = new Mischief(cluster, new Random(Seed));

        await mischief.RunAsync(Length);
        await crowd.StopAsync();

        var reckoning = await Reckoning.WhenSettledAsync(cluster.Store, messengers, crowd);
        var telegram = TakeOvers.Of(messengers.Telegram.Pollers, mischief.Faults);
        var discord = TakeOvers.Of(messengers.Discord.Listeners, mischief.Faults);
        output.WriteLine($"{mischief.Faults.Count(fault => !fault.IsFreeze)} kills, {mischief.Faults.Count(fault => fault.IsFreeze)} freezes, {crowd.Members.Sum(member => member.Written.Count)} messages, {reckoning.CutOff} sends cut off.");
        output.WriteLine($"Take-overs: Telegram {string.Join(' ', telegram.Select(took => $"{took.TotalSeconds:0.0}"))}; Discord {string.Join(' ', discord.Select(took => $"{took.TotalSeconds:0.0}"))} s. Longest turn {reckoning.LongestTurn.TotalSeconds:0.0} s.");
        await reckoning.CheckAsync();
        telegram.Concat(discord).ShouldAllBe(took => took < LongestTakeOver);
    }
}
