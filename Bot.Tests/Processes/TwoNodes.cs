using Npgsql;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>Two nodes as processes on one PostgreSQL: the first receives and sends on Telegram and Discord, the second waits to take over.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly PostgresDatabase _database;
    private readonly DataFolder[] _folders = [new(), new()];
    private CuttableLine? _line;

    private TwoNodes(PostgresDatabase database, Messengers messengers) => (_database, Messengers) = (database, messengers);

    public Messengers Messengers { get; }

    public BotProcess First { get; private set; } = null!;

    public BotProcess Second { get; private set; } = null!;

    /// <summary>Between the first and the store, when it was asked for.</summary>
    public CuttableLine Line => _line ?? throw new InvalidOperationException("The first node has a direct line.");

    public static async Task<TwoNodes> StartAsync(bool withLine = false)
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        var nodes = new TwoNodes(database, await Messengers.OpenAsync());
        var store = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        if (withLine) nodes._line = new CuttableLine(store.Port);
        nodes.First = await nodes.ServeAsync("first", nodes._folders[0], nodes.Messengers.Address, withLine ? nodes.Line.Port : store.Port);
        await nodes.Messengers.Telegram.Visits.FirstPollAsync("first");
        await nodes.Messengers.Discord.Gateway.UntilReadyAsync();
        nodes.Second = await nodes.ServeAsync("second", nodes._folders[1], new Uri($"http://127.0.0.1:{Loopback.FreePort()}"), store.Port);
        return nodes;
    }

    /// <summary>A customer of each messenger writes and is answered.</summary>
    public async Task TalkAsync(string customer, string text)
    {
        await Messengers.Telegram.WriteAsync(customer, text);
        await Messengers.Discord.WriteAsync(customer, text);
        (await Messengers.Telegram.NextAsync(customer)).Text.ShouldContain("SB-");
        (await Messengers.Discord.NextAsync(customer)).Text.ShouldContain("SB-");
    }

    /// <summary>When the second node took over on both messengers; it went on with the first one's Discord session.</summary>
    public async Task<TimeSpan> TakenOverAsync(long since)
    {
        await Messengers.Discord.Gateway.UntilAsync(gateway => gateway.Resumes > 0, "the Discord session is resumed");
        var resumed = TimeProvider.System.GetElapsedTime(since);
        var polled = TimeProvider.System.GetElapsedTime(since, (await Messengers.Telegram.Visits.FirstPollAsync("second")).At);
        return resumed > polled ? resumed : polled;
    }

    /// <summary>What became of every reply, in order, once nothing is under way any more.</summary>
    public async Task<IReadOnlyList<DeliveryState>> OutcomesAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var sql = await Sql.OpenAsync(new PostgresEngine(_database.ConnectionString), writable: false);
        while (true)
        {
            var states = await sql.ListAsync("SELECT state FROM outbox ORDER BY id", row => (DeliveryState)row.GetInt32(0));
            if (states.TrueForAll(state => state >= DeliveryState.Sent)) return states;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        if (Second is not null) await Second.DisposeAsync();
        if (_line is not null) await _line.DisposeAsync();
        await Messengers.DisposeAsync();
        await _database.DisposeAsync();
        foreach (var folder in _folders) folder.Dispose();
    }

    private Task<BotProcess> ServeAsync(string name, DataFolder folder, Uri address, int port) => BotProcess.ServeAsync(
        folder.Path, address,
        [
            .. Messengers.Settings, ("Channels:Telegram:ApiBase", Messengers.Telegram.ApiBaseOf(name)),
            ("Data:ConnectionString", new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Port = port }.ConnectionString),
        ]);
}
