using SQLitePCL;

namespace SupportBot.Benchmarks.Inserts;

/// <summary>Prepared statements on the bare library, with the product's settings (WAL, <c>synchronous=FULL</c>).</summary>
internal sealed class SqliteInserter : IInserter
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _begin, _insert, _commit;

    static SqliteInserter() => Batteries_V2.Init();

    /// <param name="table">What creates the table.</param>
    public SqliteInserter(string file, string table = Row.Table)
    {
        Check(raw.sqlite3_open(file, out _database));
        Check(raw.sqlite3_exec(_database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;"));
        Check(raw.sqlite3_exec(_database, table));
        (_begin, _commit) = (Prepare("BEGIN IMMEDIATE"), Prepare("COMMIT"));
        _insert = Prepare("INSERT INTO lines VALUES (?, ?, ?)");
    }

    public void Insert(IReadOnlyList<Row> rows)
    {
        Step(_begin);
        foreach (var row in rows)
        {
            raw.sqlite3_bind_int64(_insert, 1, row.Conversation);
            raw.sqlite3_bind_int64(_insert, 2, row.Position);
            raw.sqlite3_bind_text(_insert, 3, row.Text.Span);
            Step(_insert);
        }
        Step(_commit);
    }

    public void Dispose()
    {
        foreach (var statement in (sqlite3_stmt[])[_begin, _insert, _commit]) statement.Dispose();
        _database.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out var statement));
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        if (raw.sqlite3_step(statement) is not raw.SQLITE_DONE) Check(raw.sqlite3_errcode(_database));
        raw.sqlite3_reset(statement);
    }

    private void Check(int result)
    {
        if (result is not raw.SQLITE_OK) throw new InvalidOperationException($"SQLite answered {result}: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
    }
}
