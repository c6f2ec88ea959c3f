using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>The engines a store can stand on.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>Where a test keeps a store: empty at first, opened by any number of nodes, gone afterwards.</summary>
internal sealed class StorePlace : IAsyncDisposable
{
    /// <summary>The most connections a node in PostgreSQL reads with.</summary>
    public const int Readers = 4;

    // Enough for tests, and few enough for many of them at once.
    private static readonly PostgresOptions FewConnections = new() { Writers = 2, Readers = Readers };

    private readonly DataFolder _folder = new();
    private readonly PostgresDatabase? _database;
    private readonly string? _connection;

    private StorePlace(PostgresDatabase? database, string? connection) => (_database, _connection) = (database, connection);

    /// <summary>The data folder, whatever the engine.</summary>
    public string Folder => _folder.Path;

    /// <summary>The file of the embedded engine.</summary>
    public string File => _folder.Database;

    /// <summary>The database of the other one.</summary>
    public PostgresDatabase Postgres => _database ?? throw new InvalidOperationException("This store stands on SQLite.");

    /// <summary>What <c>store copy</c> is told.</summary>
    public string Name => _connection ?? Folder;

    public static async Task<StorePlace> MakeAsync(StoreKind kind)
    {
        if (kind is StoreKind.Sqlite) return new StorePlace(null, null);
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        return new StorePlace(database, database.ConnectionString);
    }

    /// <summary>A database that somebody else keeps.</summary>
    public static StorePlace At(string connectionString) => new(null, connectionString);

    /// <summary>An engine for one more node.</summary>
    public IEngine Engine() => _connection is null ? new SqliteEngine(File) : new PostgresEngine(_connection, FewConnections);

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        _folder.Dispose();
    }
}
