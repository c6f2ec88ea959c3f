using Npgsql;
using NpgsqlTypes;

namespace SupportBot.Storage.Copying;

/// <summary>A store on PostgreSQL: read by key, written with binary COPY.</summary>
internal sealed class PostgresEnd : CopyEnd
{
    // Rows are wanted in the order of an index, page by page; a plan that sorts would read the table once a page.
    private const string SetUp = """
        SET application_name = 'store copy'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;
        SET plan_cache_mode = auto; SET enable_sort = off; SET enable_seqscan = off; SET enable_bitmapscan = off
        """;

    private const string Nodes = """
        SELECT DISTINCT substr(application_name, 12) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE 'SupportBot %' AND pid <> pg_backend_pid() ORDER BY 1
        """;

    private const string Columns = """
        SELECT a.attname::text, format_type(a.atttypid, NULL), COALESCE(k.place, 0)
        FROM pg_attribute a
        LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
        LEFT JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place) ON k.number = a.attnum
        WHERE a.attrelid = to_regclass($1::text) AND a.attnum > 0 AND NOT a.attisdropped
        """;

    private const string Chunks = "SELECT number, bytes FROM attachment_chunks WHERE attachment_id = $1 AND number >= $2 ORDER BY number LIMIT $3";

    private PostgresEnd(StoreLocation place, Sql sql) : base(place, sql)
    {
    }

    public static async Task<CopyEnd> OpenAsync(StoreLocation place)
    {
        var sql = await Sql.OpenAsync(place.Engine, writable: true);
        try
        {
            await sql.ExecuteAsync(SetUp);
            await TakeAsync(place, sql);
            return new PostgresEnd(place, sql);
        }
        catch
        {
            sql.Dispose();
            throw;
        }
    }

    public override async ValueTask FreezeAsync() => await AskAsync(sql => sql.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));

    public override async ValueTask<CopiedTable> DescribeAsync(string table) => CopiedTable.Of(
        table, await AskAsync(sql => sql.ListAsync(Columns, row => (row.GetString(0), row.GetString(1), row.GetInt64(2)), table)));

    public override async ValueTask AddAsync(CopiedTable table, IReadOnlyList<Value[]> rows) => await AskAsync(async sql =>
    {
        await using var import = await ((NpgsqlConnection)sql.Connection).BeginBinaryImportAsync(table.Import);
        foreach (var row in rows)
        {
            await import.StartRowAsync();
            for (var i = 0; i < row.Length; i++) await WriteAsync(import, table.Columns[i].Kind, row[i].Bound);
        }
        return await import.CompleteAsync();
    });

    public override async ValueTask EmptyAsync(IReadOnlyList<CopiedTable> tables)
    {
        var (some, all) = (tables.Where(table => table.Name == "settings"), tables.Where(table => table.Name != "settings"));
        await AskAsync(sql => sql.ExecuteAsync($"TRUNCATE {string.Join(", ", all.Select(table => table.Name))}"));
        foreach (var table in some) await AskAsync(sql => sql.ExecuteAsync($"DELETE FROM {table.Rows}"));
    }

    public override async ValueTask<List<byte[]>> ChunksAsync(KeptFile file, long from)
    {
        var found = await AskAsync(sql => sql.ListAsync(
            Chunks, row => (Number: row.GetInt64(0), Bytes: row.GetFieldValue<byte[]>(1)), file.Id, from, MostBytes / KeptFile.ChunkLength));
        return [.. found.TakeWhile((chunk, i) => chunk.Number == from + i).Select(chunk => chunk.Bytes)];
    }

    // A number that was copied with its row is not known to the sequence that gives the next one.
    public override async ValueTask FinishAsync(IReadOnlyList<CopiedTable> tables)
    {
        foreach (var table in tables.Where(table => table is { KeyLength: 1, Columns: [{ Kind: ColumnKind.Number }, ..] }))
        {
            var (name, key) = (table.Name, table.Columns[0].Name);
            await AskAsync(sql => sql.FirstAsync($"SELECT setval(pg_get_serial_sequence('{name}', '{key}'), COALESCE(MAX({key}), 0) + 1, false) FROM {name}", row => 0));
        }
        foreach (var table in tables) await AskAsync(sql => sql.ExecuteAsync($"ANALYZE {table.Name}"));
    }

    // A node that starts is refused by this lock, and one that runs is seen by its name. The server may take a moment to notice that a
    // copy was killed.
    private static async Task TakeAsync(StoreLocation place, Sql sql)
    {
        try
        {
            await sql.ExecuteAsync($"SET lock_timeout = '10s'; SELECT pg_advisory_lock({PostgresEngine.CopyLock}); SET lock_timeout = 0");
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StoreException($"{place.Name} is being copied or started elsewhere. Wait until that has ended.", problem);
        }
        var nodes = await NodesAsync(sql);
        // One that has just been stopped may still be leaving.
        for (var look = 0; look < 10 && nodes.Count > 0; look++)
        {
            await sql.FirstAsync("SELECT pg_sleep(0.2)::text", row => 0);
            nodes = await NodesAsync(sql);
        }
        if (nodes.Count > 0) throw new StoreException($"{place.Name} is in use by {string.Join(", ", nodes)}. Stop every SupportBot on it, then copy.");
    }

    private static ValueTask<List<string>> NodesAsync(Sql sql) => sql.ListAsync(Nodes, row => row.GetString(0));

    private static Task WriteAsync(NpgsqlBinaryImporter import, ColumnKind kind, object? value) => (kind, value) switch
    {
        (_, null) => import.WriteNullAsync(),
        (ColumnKind.SmallNumber, long number) => import.WriteAsync(checked((short)number), NpgsqlDbType.Smallint),
        (_, long number) => import.WriteAsync(number, NpgsqlDbType.Bigint),
        (_, string text) => import.WriteAsync(text, NpgsqlDbType.Text),
        (_, byte[] bytes) => import.WriteAsync(bytes, NpgsqlDbType.Bytea),
        _ => throw new NotSupportedException($"No copy was taught a {value.GetType().Name}."),
    };
}
