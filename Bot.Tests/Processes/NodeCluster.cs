using System.Net;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using Xunit.Abstractions;

namespace SupportBot.Tests.Processes;

/// <summary>Several nodes as processes on one PostgreSQL, with all messengers around them.</summary>
internal sealed class NodeCluster : IAsyncDisposable
{
    private readonly PostgresDatabase _database;

    private NodeCluster(PostgresDatabase database, Messengers messengers)
    {
        (_database, Messengers) = (database, messengers);
        Nodes = [.. messengers.Addresses.Select((address, i) => new ClusterNode(i + 1, address, SettingsOf))];
    }

    public Messengers Messengers { get; }

    public IReadOnlyList<ClusterNode> Nodes { get; }

    /// <summary>The store as it is read from outside.</summary>
    public IEngine Store => new PostgresEngine(_database.ConnectionString);

    private string Output => string.Join('\n', Nodes.Select(node => node.Output));

    public static async Task<NodeCluster> StartAsync(PostgresCluster postgres, int nodes)
    {
        var cluster = new NodeCluster(await postgres.CreateDatabaseAsync(), await Messengers.OpenAsync(nodes));
        try
        {
            await Task.WhenAll(cluster.Nodes.Select(node => node.StartAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a test with a cluster; when it fails, it shows what the nodes wrote to their consoles.</summary>
    public static async Task TestAsync(PostgresCluster postgres, int nodes, ITestOutputHelper output, Func<NodeCluster, Task> test)
    {
        await using var cluster = await StartAsync(postgres, nodes);
        try
        {
            await test(cluster);
        }
        catch
        {
            output.WriteLine(cluster.Output);
            throw;
        }
    }

    /// <summary>Waits until every node says that it is ready, or that it is not.</summary>
    public Task UntilReadyIsAsync(HttpStatusCode status) => Task.WhenAll(Messengers.Addresses.Select(address => Readiness.UntilAsync(address, status)));

    public async ValueTask DisposeAsync()
    {
        await Messengers.DisposeAsync();
        foreach (var node in Nodes) await node.DisposeAsync();
        await _database.DisposeAsync();
    }

    private IEnumerable<(string Key, string Value)> SettingsOf(string who) =>
        [.. Messengers.SettingsOf(who), ("Data:ConnectionString", _database.ConnectionString)];
}
