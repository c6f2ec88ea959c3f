using Npgsql;

namespace SupportBot.Tests.Support;

/// <summary>A database that one test has.</summary>
internal sealed class PostgresDatabase(PostgresCluster cluster, string name) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public string ConnectionString => cluster.ConnectionString(name);

    /// <summary>Runs a statement in it, beside everything the product does.</summary>
    public Task ExecuteAsync(string statement) => cluster.ExecuteAsync(statement, name);

    /// <summary>Keeps everybody from writing to a table until it is disposed of.</summary>
    public Task<IAsyncDisposable> HoldRowsAsync(string table) => BeginAsync($"LOCK TABLE {table} IN SHARE MODE");

    /// <summary>Runs a statement in a transaction that stays open until it is disposed of, and comes to nothing.</summary>
    public async Task<IAsyncDisposable> BeginAsync(string statement)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"BEGIN; {statement}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Waits until a question is answered with true.</summary>
    public async Task UntilAsync(string question)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(question, connection);
        using var patience = new CancellationTokenSource(Patience);
        while (await command.ExecuteScalarAsync(patience.Token) is not true) await Task.Delay(Pause, TimeProvider.System, patience.Token);
    }

    public async ValueTask DisposeAsync() => await cluster.EmptyAsync(name);
}
