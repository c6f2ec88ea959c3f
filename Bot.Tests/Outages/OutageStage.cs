using System.Net;
using Npgsql;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Outages;

/// <summary>The whole product over a PostgreSQL of its own that a test may break, with a customer on every messenger and an agent at the desk.</summary>
internal sealed class OutageStage : IAsyncDisposable
{
    public const string Customer = "Ann";
    private const string Role = "shop";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly StorePlace _place;

    private OutageStage(PostgresCluster cluster, TelegramServer telegram, DiscordServer discord)
    {
        (Cluster, Line, Telegram, Discord) = (cluster, new CuttableLine(cluster.Port), telegram, discord);
        _place = StorePlace.At(ConnectionString(Line.Port));
    }

    public PostgresCluster Cluster { get; }

    /// <summary>Between the product and PostgreSQL.</summary>
    public CuttableLine Line { get; }

    public RunningBot Bot { get; private set; } = null!;

    public WebCustomer Web { get; private set; } = null!;

    public TelegramServer Telegram { get; }

    public DiscordServer Discord { get; }

    public AgentAtWork Agent { get; private set; } = null!;

    /// <summary>As the product connects, without the line.</summary>
    public string Direct => ConnectionString(Cluster.Port);

    /// <param name="settings">Lines of PostgreSQL's configuration.</param>
    public static async Task<OutageStage> OpenAsync(params IEnumerable<string> settings)
    {
        var cluster = await PostgresCluster.StartAsync(settings);
        // Not the cluster's owner: what holds for everybody else holds for it.
        await cluster.ExecuteAsync($"CREATE ROLE {Role} LOGIN PASSWORD '{Role}'");
        await cluster.ExecuteAsync($"CREATE DATABASE {Role} OWNER {Role}");
        var stage = new OutageStage(cluster, await TelegramServer.StartAsync(), await DiscordServer.StartAsync());
        stage.Bot = await RunningBot.StartAsync(
            stage._place, ("Dialogs:QuietWindowMs", "700"), ("Dialogs:LongestQuietWindowMs", "700"),
            ("Channels:Telegram:Token", TelegramServer.Token), ("Channels:Telegram:ApiBase", stage.Telegram.ApiBase),
            ("Channels:Discord:Token", DiscordServer.Token), ("Channels:Discord:ApiBase", stage.Discord.ApiBase));
        stage.Web = new WebCustomer(stage.Bot.Address);
        stage.Agent = await AgentAtWork.SignInAsync(stage.Bot.Address);
        return stage;
    }

    /// <summary>Runs a statement in the product's database as an administrator, past the line.</summary>
    public Task ExecuteAsync(string statement) => Cluster.ExecuteAsync(statement, Role);

    /// <summary>The customer writes on every messenger, and all of it is on disk.</summary>
    public async Task TakenAsync(string text)
    {
        await Task.WhenAll(Web.WriteAsync(Customer, text), Telegram.WriteAsync(Customer, text), Discord.WriteAsync(Customer, text));
        await Bot.UntilAsync(async () => await CountAsync(text) == 3);
    }

    /// <summary>A customer of the web chat whose ticket the agent has.</summary>
    public async Task<string> ClaimedAsync(string customer)
    {
        await Web.WriteAsync(customer, "a human please");
        var said = (await Web.NextAsync(customer)).Text;
        var ticket = said[said.IndexOf("SB-", StringComparison.Ordinal)..].Split([' ', '.', ','])[0];
        await Agent.DoAsync(ticket, "claims", "");
        await Web.NextAsync(customer);
        return ticket;
    }

    /// <summary>Waits until the product says that it is ready, or that it is not; answers how long that took.</summary>
    public Task<TimeSpan> UntilReadyIsAsync(HttpStatusCode status) => Readiness.UntilAsync(Bot.Address, status);

    /// <summary>As people and pages do: again, until it is taken.</summary>
    public static async Task InsistAsync(Func<Task<HttpStatusCode>> act)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await act() != HttpStatusCode.OK)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Waits until no turn is owed and no reply is under way.</summary>
    public Task SettledAsync() => Bot.UntilAsync(async () => await Bot.Database.ReadAsync(sql => sql.FirstAsync(
        "SELECT (SELECT COUNT(*) FROM conversations WHERE ready_at IS NOT NULL) + (SELECT COUNT(*) FROM outbox WHERE state <= 1)",
        row => row.GetInt64(0))) == 0);

    /// <summary>What a customer of a messenger wrote, and what was said to them, as it is kept.</summary>
    public async Task<(IReadOnlyList<string> Written, IReadOnlyList<string> Said)> KeptAsync(ChannelName channel, string customer)
    {
        var lines = await Bot.Database.ReadAsync(sql => sql.ListAsync(
            """
            SELECT m.author, m.text FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN customers u ON u.id = c.customer_id
            WHERE c.channel = $1 AND u.name = $2 AND m.author <= 2 ORDER BY m.position
            """,
            row => (Kind: (LineKind)row.GetInt32(0), Text: row.GetString(1)), channel.Value, customer));
        return ([.. Texts(LineKind.Customer)], [.. Texts(LineKind.Bot, LineKind.Agent)]);

        IEnumerable<string> Texts(params LineKind[] kinds) => lines.Where(line => kinds.Contains(line.Kind)).Select(line => line.Text);
    }

    public async ValueTask DisposeAsync()
    {
        Line.Heal();
        Agent.Dispose();
        await Web.DisposeAsync();
        await Bot.DisposeAsync();
        await Line.DisposeAsync();
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
        await _place.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    private static string ConnectionString(int port) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = port, Username = Role, Password = Role, Database = Role, Pooling = false,
    }.ConnectionString;

    private ValueTask<long> CountAsync(string text) => Bot.Database.ReadAsync(sql => sql.FirstAsync(
        """
        SELECT COUNT(*) FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN customers u ON u.id = c.customer_id
        WHERE m.author = 0 AND m.text = $1 AND u.name = $2
        """,
        row => row.GetInt64(0), text, Customer));
}
