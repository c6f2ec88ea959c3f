using System.Net;
using SupportBot.Tests.Support;
using Xunit.Abstractions;

namespace SupportBot.Tests.Processes;

/// <summary>PostgreSQL is restarted under two nodes while customers write on every messenger: in order, as after an update, and as after a crash.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class PostgresRestartTests(ITestOutputHelper output)
{
    private const int Nodes = 2;
    private const int Seed = 20261124;

    [PostgresFact]
    public async Task With_PostgreSQL_restarted_under_load_nothing_is_lost_doubled_or_reordered_and_every_node_is_ready_again()
    {
        await using var postgres = await PostgresCluster.StartAsync();
        await NodeCluster.TestAsync(postgres, Nodes, output, cluster => SurvivesAsync(cluster, postgres));
    }

    private async Task SurvivesAsync(NodeCluster cluster, PostgresCluster postgres)
    {
        var crowd = await Crowd.GatherAsync(cluster.Messengers, each: 4, Seed);
        foreach (var how in new[] { PostgresStop.Fast, PostgresStop.Immediate })
        {
            await crowd.UntilEverybodyWroteAsync(3);
            await RestartAsync(cluster, postgres, how);
        }
        await crowd.UntilEverybodyWroteAsync(1);
        await crowd.StopAsync();

        var reckoning = await Reckoning.WhenSettledAsync(cluster.Store, cluster.Messengers, crowd);
        output.WriteLine($"{crowd.Members.Sum(member => member.Written.Count)} messages, longest turn {reckoning.LongestTurn.TotalSeconds:0.0} s.");
        await reckoning.CheckAsync();
    }

    private static async Task RestartAsync(NodeCluster cluster, PostgresCluster postgres, PostgresStop how)
    {
        await postgres.StopAsync(how);
        try
        {
            await cluster.UntilReadyIsAsync(HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            await postgres.StartAgainAsync();
        }
        await cluster.UntilReadyIsAsync(HttpStatusCode.OK);
    }
}
