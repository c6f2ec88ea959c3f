using SupportBot.Tests.Support;
using Xunit.Abstractions;

namespace SupportBot.Tests.Processes;

/// <summary>An upgrade: the nodes of a cluster are asked to stop and replaced, one after the other, while customers write.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const int Nodes = 2;
    private const int Seed = 20261123;

    // Nobody is frozen here: what is slow is a machine that has much to do.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [PostgresFact]
    public async Task Nodes_exchanged_one_after_the_other_fail_no_request_and_every_chat_goes_on()
    {
        await using var cluster = await NodeCluster.StartAsync(await PostgresCluster.SharedAsync(), Nodes);
        cluster.Messengers.Web.Balancer.Patience = Patience;
        var crowd = await Crowd.GatherAsync(cluster.Messengers, each: 4, Seed);

        foreach (var node in cluster.Nodes)
        {
            output.WriteLine($"Stopped in {(await node.TerminateAsync()).TotalSeconds:0.0} s.");
            await node.StartAsync();
        }
        await crowd.StopAsync();

        var reckoning = await Reckoning.WhenSettledAsync(cluster.Store, cluster.Messengers, crowd);
        output.WriteLine($"{crowd.Members.Sum(member => member.Written.Count)} messages, longest turn {reckoning.LongestTurn.TotalSeconds:0.0} s.");
        await reckoning.CheckAsync();
        reckoning.CutOff.ShouldBe(0, "what is being sent is finished before the end");
        cluster.Messengers.Web.Balancer.Failures.ShouldBeEmpty();
    }
}
