using Npgsql;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Outages;

public sealed class PostgresIsDown : Outage
{
    private protected override Task BeginAsync(OutageStage stage) => stage.Cluster.StopAsync(PostgresStop.Immediate);

    private protected override Task EndAsync(OutageStage stage) => stage.Cluster.StartAgainAsync();
}

public sealed class PostgresDoesNotAnswer : BrokenLine
{
    private protected override void Fail(CuttableLine line) => line.Cut();
}

public sealed class PostgresCannotBeReached : BrokenLine
{
    private protected override void Fail(CuttableLine line) => line.Break();
}

/// <summary>PostgreSQL is well, and the line to it is not.</summary>
public abstract class BrokenLine : Outage
{
    private protected abstract void Fail(CuttableLine line);

    private protected override Task BeginAsync(OutageStage stage)
    {
        Fail(stage.Line);
        return Task.CompletedTask;
    }

    private protected override Task EndAsync(OutageStage stage)
    {
        stage.Line.Heal();
        return Task.CompletedTask;
    }
}

public sealed class PostgresIsReadOnly : Outage
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private protected override async Task BeginAsync(OutageStage stage)
    {
        await stage.Cluster.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await stage.Cluster.ExecuteAsync("SELECT pg_reload_conf()");
        // Each connection is told by a signal and takes note of it a moment later.
        for (var writer = 0; writer < new PostgresOptions().Writers; writer++) await UntilRefusedAsync(stage.Bot.Database, writer);
    }

    private protected override async Task EndAsync(OutageStage stage)
    {
        await stage.Cluster.ExecuteAsync("ALTER SYSTEM RESET default_transaction_read_only");
        await stage.Cluster.ExecuteAsync("SELECT pg_reload_conf()");
    }

    private static async Task UntilRefusedAsync(Database database, int writer)
    {
        try
        {
            while (true)
            {
                await database.WriteAsync(writer, async sql => { await sql.ExecuteAsync("UPDATE settings SET value = value WHERE name = 'none'"); });
                await Task.Delay(Pause, TimeProvider.System);
            }
        }
        catch (StoreException)
        {
            // It knows.
        }
    }
}

/// <summary>Says what PostgreSQL says when a table cannot grow, for a disk that is really full is nothing to do to a machine.</summary>
public sealed class PostgresHasAFullDisk : Outage
{
    private protected override async Task BeginAsync(OutageStage stage)
    {
        await stage.ExecuteAsync("""
            CREATE FUNCTION grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              RAISE 'could not extend file "base/16384/16420": No space left on device' USING ERRCODE = 'disk_full';
            END $$
            """);
        await stage.ExecuteAsync("CREATE TRIGGER grow BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION grow()");
    }

    private protected override Task EndAsync(OutageStage stage) => stage.ExecuteAsync("DROP TRIGGER grow ON messages");
}

/// <summary>Others took every connection in the moment in which ours broke.</summary>
public sealed class PostgresHasNoConnectionLeft : Outage
{
    private readonly List<NpgsqlConnection> _others = [];

    private protected override IEnumerable<string> Settings => ["max_connections = 40"];

    private protected override async Task BeginAsync(OutageStage stage)
    {
        stage.Line.Break();
        await TakeAllAsync(stage.Direct);
        stage.Line.Heal();
    }

    private protected override async Task EndAsync(OutageStage stage)
    {
        foreach (var other in _others) await other.DisposeAsync();
    }

    private async Task TakeAllAsync(string connectionString)
    {
        var isFull = false;
        while (!isFull)
        {
            try
            {
                var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync();
                _others.Add(connection);
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                isFull = true;
            }
        }
    }
}
