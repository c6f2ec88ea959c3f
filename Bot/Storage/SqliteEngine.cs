using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SupportBot.Storage;

/// <summary>
/// The embedded engine: one file in the data folder, write-ahead log, every commit on disk before it is answered
/// (<c>synchronous=FULL</c>, https://www.sqlite.org/pragma.html#pragma_synchronous).
/// </summary>
internal sealed class SqliteEngine : IEngine
{
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private readonly string _path;

    static SqliteEngine() => SQLitePCL.Batteries_V2.Init();

    public SqliteEngine(string path) => _path = path;

    public string Description => $"SQLite {SQLitePCL.raw.sqlite3_libversion().utf8_to_string()} in {_path}";

    public IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["{id}"] = "INTEGER PRIMARY KEY",
        ["{newid}"] = "INTEGER PRIMARY KEY AUTOINCREMENT",
        ["{bytes}"] = "BLOB",
        ["{lock}"] = "",
        ["{claim}"] = "",
        ["{share}"] = "",
        ["{like}"] = "LIKE",
        ["{bytewise}"] = "",
        ["{sqlite}"] = "",
        ["{postgres}"] = "SELECT 1 --",
        ["{found}"] = "article_stems MATCH $1",
        ["{nearest}"] = "article_stems.rank",
        ["{stems}"] = "$3",
        ["{found talks}"] = "search_stems JOIN search_documents d ON d.id = search_stems.rowid WHERE search_stems MATCH $1",
        ["{latest}"] = "search_stems.rowid DESC",
        ["{document}"] = "$2",
        ["{sequence}"] = "(SELECT COALESCE(MAX(changed), 0) + 1 FROM conversations)",
        ["{settled}"] = "9223372036854775807",
        ["{ours}"] = "9223372036854775807",
    };

    // SQLite has one writer at a time in any case.
    public int Writers => 1;

    public int Readers => 32;

    public NodeId Node => NodeId.Only;

    public IBell? Bell => null;

    public string BeginWrite => "BEGIN IMMEDIATE";

    public string? MarkWrite => null;

    public string ParameterName(int number) => "$" + number.ToString(CultureInfo.InvariantCulture);

    public ValueTask<DbConnection> OpenAsync(bool writable)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = writable ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 5,
        }.ConnectionString);
        try
        {
            connection.Open();
            KeepPlans(connection);
            using var setUp = connection.CreateCommand();
            setUp.CommandText = writable
                ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;"
                : "PRAGMA busy_timeout=5000; PRAGMA query_only=ON; PRAGMA cache_size=-8000;";
            setUp.ExecuteNonQuery();
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // The transaction has the file to itself.
    public ValueTask LockSchemaAsync(Sql sql) => default;

    public ValueTask GetReadyAsync(Sql sql) => default;

    // A commit that fails is rolled back.
    public ValueTask<bool?> WasCommittedAsync(WriteMark mark, long sequence) => new(false);

    public Task<IDuty> TakeDutyAsync(string name, TimeProvider clock, CancellationToken ct) => Task.FromResult<IDuty>(new SoleDuty());

    public ValueTask<NodeId?> WhoHasAsync(Sql sql, string duty) => new(Node);

    // Without it a statement that touches a partial index is planned anew whenever a value is bound.
    private static void KeepPlans(SqliteConnection connection) =>
        SQLitePCL.raw.sqlite3_db_config(connection.Handle!, SQLitePCL.raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);

    public StoreException? Explain(Exception problem) => problem is not SqliteException sqlite ? null : sqlite.SqliteErrorCode switch
    {
        Full => new StoreException($"The disk that holds {_path} is full. Nothing was lost; free some space, and it goes on.", sqlite),
        Corrupt or NotADatabase => new StoreException(
            $"{_path} is damaged or is not a database. Stop the program, move the file away with its -wal and -shm files, and put back a backup.", sqlite),
        CannotOpen => new StoreException($"{_path} cannot be opened. Does the folder exist, and may this user write there?", sqlite),
        ReadOnly => new StoreException($"{_path} is read-only for this user.", sqlite),
        IoError => new StoreException($"The disk that holds {_path} gives read or write errors.", sqlite),
        _ => new StoreException($"{_path}: the database answered error {sqlite.SqliteErrorCode} ({sqlite.SqliteExtendedErrorCode}).", sqlite),
    };
}
