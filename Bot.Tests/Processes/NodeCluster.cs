using SupportBot.Storage;
using SupportBot.Tests.Support;

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

    public string Output => string.Join('\n', Nodes.Select(node => node.Output));

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

    public async ValueTask DisposeAsync()
    {
        await Messengers.DisposeAsync();
        foreach (var node in Nodes) await node.DisposeAsync();
        await _database.DisposeAsync();
    }

    private IEnumerable<(string Key, string Value)> SettingsOf(string who) =>
        [.. Messengers.SettingsOf(who), ("Data:ConnectionString", _database.ConnectionString)];
}
