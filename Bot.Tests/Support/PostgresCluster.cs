using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;

namespace SupportBot.Tests.Support;

/// <summary>How PostgreSQL is stopped (https://www.postgresql.org/docs/15/app-pg-ctl.html).</summary>
internal enum PostgresStop
{
    /// <summary>Cuts every connection and ends in order.</summary>
    Fast,

    /// <summary>As after a power cut; the next start recovers.</summary>
    Immediate,
}

/// <summary>
/// A PostgreSQL of the tests' own, in a folder under temp and on a free loopback port, run by an ordinary user. It is gone with the
/// test process, also when that is killed.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string User = "supportbot";

    // What only saves from a power cut is left out: in tests nothing dies but processes.
    private const string Settings = """

        unix_socket_directories = ''
        listen_addresses = '127.0.0.1'
        max_connections = 300
        shared_buffers = 64MB
        fsync = off
        full_page_writes = off
        """;

    private static readonly Lazy<Task<PostgresCluster>> Shared = new(() => StartAsync());

    private readonly string _control = PostgresPrograms.PathOf("pg_ctl");
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-postgres-").FullName;
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly Process _undertaker;
    private readonly ConcurrentBag<string> _emptied = [];
    private int _databases;

    private PostgresCluster() => _undertaker = Undertaker();

    public int Port { get; } = Loopback.FreePort();

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The one that tests share which do it no harm; started when the first asks for it.</summary>
    public static Task<PostgresCluster> SharedAsync() => Shared.Value;

    /// <summary>One for tests that stop or break it.</summary>
    /// <param name="settings">Lines of its <c>postgresql.conf</c>, which override ours.</param>
    public static async Task<PostgresCluster> StartAsync(params IEnumerable<string> settings)
    {
        var cluster = new PostgresCluster();
        try
        {
            await cluster.MakeAsync(settings);
            await cluster.StartAgainAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public Task StartAgainAsync() => ControlAsync("start", "-l", Path.Combine(_folder, "log"));

    public Task StopAsync(PostgresStop how) => ControlAsync("stop", "-m", how is PostgresStop.Fast ? "fast" : "immediate");

    public async Task RestartAsync(PostgresStop how = PostgresStop.Fast)
    {
        await StopAsync(how);
        await StartAgainAsync();
    }

    /// <summary>An empty database. What it is disposed of serves the next test.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        if (_emptied.TryTake(out var known)) return new PostgresDatabase(this, known);
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new PostgresDatabase(this, name);
    }

    /// <summary>Empties a database, whoever is still connected. Dropping it would wait for every process of the cluster, now and then for minutes.</summary>
    public async Task EmptyAsync(string database)
    {
        await ExecuteAsync($"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{database}'");
        await ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public", database);
        _emptied.Add(database);
    }

    /// <summary>Runs a statement as an administrator would.</summary>
    public async Task ExecuteAsync(string statement, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Username = User, Password = _password, Database = database, Pooling = false,
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        _undertaker.StandardInput.Close();
        await _undertaker.WaitForExitAsync();
        _undertaker.Dispose();
    }

    private async Task MakeAsync(IEnumerable<string> settings)
    {
        var password = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(password, _password);
        await Command.LendAsync(_folder);
        await Command.RunAsync(
            PostgresPrograms.PathOf("initdb"), "-D", Data, "-U", User, "-A", "password", $"--pwfile={password}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await File.AppendAllLinesAsync(Path.Combine(Data, "postgresql.conf"), [Settings, $"port = {Port}", .. settings]);
    }

    private Task ControlAsync(params IEnumerable<string> arguments) =>
        Command.RunAsync([_control, "-D", Data, "-w", "-s", .. arguments]);

    // Its input ends when this process does, whatever ended it. Then it buries the cluster, also when all that was started is told to end.
    private Process Undertaker() => Command.Start(
        ["sh", "-c", """trap '' HUP INT TERM; cat; folder=$1; shift; "$@"; rm -rf "$folder" """, "undertaker", _folder,
        .. Command.AsOrdinaryUser(_control, "-D", Data, "-m", "immediate", "-s", "stop")]);
}
