using System.Text.RegularExpressions;
using Npgsql;

namespace SupportBot.Benchmarks.Cost;

/// <summary>Reads what PostgreSQL counts, for a database of its own that goes when it goes (https://www.postgresql.org/docs/15/monitoring-stats.html).</summary>
internal sealed partial class CostMeter : IAsyncDisposable
{
    private const string Counters = """
        SELECT w.wal_bytes::float8, w.wal_records::float8, w.wal_fpi::float8, w.wal_sync::float8, d.xact_commit::float8, pg_database_size(d.datname)::float8,
          (SELECT sum(calls) FROM pg_stat_statements)::float8, (SELECT sum(rows) FROM pg_stat_statements)::float8,
          (SELECT sum(total_exec_time) FROM pg_stat_statements)::float8
        FROM pg_stat_wal w, pg_stat_database d WHERE d.datname = current_database()
        """;

    private const string Statements = """
        SELECT calls::float8, mean_exec_time, rows::float8, query FROM pg_stat_statements
        WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY calls DESC LIMIT 20
        """;

    private readonly NpgsqlConnection _server;
    private readonly NpgsqlConnection _watching;
    private readonly string _name;

    private CostMeter(NpgsqlConnection server, NpgsqlConnection watching, string name) => (_server, _watching, _name) = (server, watching, name);

    /// <summary>The connection string of the database that is measured.</summary>
    public string Database => _watching.ConnectionString;

    public static async Task<CostMeter> OpenAsync(string server, CancellationToken ct)
    {
        var name = $"supportbot_cost_{Guid.NewGuid():N}";
        var first = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false, PersistSecurityInfo = true }.ConnectionString);
        await first.OpenAsync(ct);
        await DoAsync(first, $"CREATE DATABASE {name}", ct);
        var watching = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(first.ConnectionString) { Database = name }.ConnectionString);
        await watching.OpenAsync(ct);
        await DoAsync(watching, "CREATE EXTENSION pg_stat_statements", ct);
        return new CostMeter(first, watching, name);
    }

    public Task ForgetStatementsAsync(CancellationToken ct) => DoAsync(_watching, "SELECT pg_stat_statements_reset()", ct);

    public async Task<CostReading> ReadAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Counters, _watching);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new CostReading([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? 0 : reader.GetDouble(i))]);
    }

    public async Task<IReadOnlyList<CostOfStatement>> StatementsAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Statements, _watching);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var statements = new List<CostOfStatement>();
        while (await reader.ReadAsync(ct))
            statements.Add(new CostOfStatement(reader.GetDouble(0), reader.GetDouble(1), reader.GetDouble(2), Spaces().Replace(reader.GetString(3), " ")));
        return statements;
    }

    /// <summary>How many bytes each table takes, indexes included.</summary>
    public async Task<IReadOnlyDictionary<string, double>> SizesAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT relname, pg_total_relation_size(relid)::float8 FROM pg_stat_user_tables", _watching);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var sizes = new Dictionary<string, double>();
        while (await reader.ReadAsync(ct)) sizes[reader.GetString(0)] = reader.GetDouble(1);
        return sizes;
    }

    public async ValueTask DisposeAsync()
    {
        await _watching.DisposeAsync();
        await DoAsync(_server, $"DROP DATABASE {_name} WITH (FORCE)", CancellationToken.None);
        await _server.DisposeAsync();
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>One kind of statement, as PostgreSQL counted it.</summary>
internal sealed record CostOfStatement(double Calls, double MeanMilliseconds, double Rows, string Text);

/// <summary>PostgreSQL's counters at one moment, in the order of <see cref="Names"/>.</summary>
internal sealed record CostReading(IReadOnlyList<double> Figures)
{
    private static readonly string[] Names =
    [
        "bytes of write-ahead log", "log records", "full page images", "fsyncs of the log", "commits and single reads", "bytes of database",
        "statements", "rows", "milliseconds of execution",
    ];

    // Statements are counted from zero, the others since the server began.
    private const int FirstOfStatements = 6;

    public IEnumerable<(string Name, double Figure)> PerMessage(CostReading after, int messages)
    {
        for (var i = 0; i < Names.Length; i++) yield return (Names[i], (after.Figures[i] - (i < FirstOfStatements ? Figures[i] : 0)) / messages);
    }
}
