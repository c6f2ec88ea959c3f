namespace SupportBot.Tests.Support;

/// <summary>Several nodes of the whole product on one PostgreSQL, inside the test process, all started at the same moment.</summary>
internal sealed class RunningNodes : IAsyncDisposable
{
    private readonly StorePlace _place;
    private readonly RunningBot[] _nodes;

    private RunningNodes(StorePlace place, RunningBot[] nodes) => (_place, _nodes) = (place, nodes);

    public RunningBot A => _nodes[0];

    public RunningBot B => _nodes[1];

    public RunningBot C => _nodes[2];

    public IReadOnlyList<RunningBot> All => _nodes;

    /// <summary>The data folder they are given.</summary>
    public string Folder => _place.Folder;

    /// <summary>The database they share.</summary>
    public PostgresDatabase Postgres => _place.Postgres;

    public static async Task<RunningNodes> StartAsync(params (string Key, string Value)[] settings)
    {
        var place = await StorePlace.MakeAsync(StoreKind.Postgres);
        return new RunningNodes(place, await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunningBot.StartAsync(place, settings))));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _place.DisposeAsync();
    }
}
