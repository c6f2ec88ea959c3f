using SupportBot.Benchmarks.Inserts;
using SupportBot.Benchmarks.Load;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Stores;

/// <summary>Measures every store one after the other, each with an empty database, its bare inserts first.</summary>
internal sealed class StoresRun(LoadSettings settings, TimeProvider clock, Action<string> say)
{
    private const int MostNodes = 3;
    private readonly LoadRun _load = new(settings, clock, say);
    private readonly TimeSpan _barePhase = settings.Phase / 2;

    public async Task<IReadOnlyList<StoreResult>> RunAsync(CancellationToken ct)
    {
        var results = new List<StoreResult> { await OnSqliteAsync(ct) };
        await using var cluster = await DurableCluster.StartAsync();
        for (var nodes = 1; nodes <= MostNodes; nodes++) results.Add(await OnPostgresAsync(cluster, nodes, isApart: false, ct));
        results.Add(await OnPostgresAsync(cluster, MostNodes, isApart: true, ct));
        return results;
    }

    private async Task<StoreResult> OnSqliteAsync(CancellationToken ct)
    {
        using var folder = new DataFolder();
        var bare = await InsertAsync([new SqliteInserter(folder.Database)], ct);
        return new StoreResult("SQLite", 1, IsApart: false, bare, await _load.RunAsync(Target.Bot, ct));
    }

    private async Task<StoreResult> OnPostgresAsync(PostgresCluster cluster, int nodes, bool isApart, CancellationToken ct)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var connections = nodes * new PostgresOptions().Writers;
        var bare = await InsertAsync(Enumerable.Range(0, connections).Select(_ => new PostgresInserter(database.ConnectionString)), ct);
        var load = await _load.RunAsync(Target.OnPostgres(database.ConnectionString, nodes, isApart), ct);
        return new StoreResult("PostgreSQL", nodes, isApart, bare, load);
    }

    private async Task<double> InsertAsync(IEnumerable<IInserter> connections, CancellationToken ct)
    {
        var tally = await BareInserts.MeasureAsync(connections, settings.Conversations, _barePhase, ct);
        return tally.InTime / _barePhase.TotalSeconds;
    }
}
