using SupportBot.Storage.Copying;

namespace SupportBot.Storage.Status;

/// <summary>Reads how a store is doing, beside whoever works on it: nothing is locked, nothing is changed, no large table is counted on PostgreSQL.</summary>
internal static class StatusReader
{
    private const string Waiting = """
        SELECT 'turns to take', COUNT(*), MIN(ready_at) FROM conversations WHERE ready_at IS NOT NULL
        UNION ALL SELECT 'timers due', COUNT(*), MIN(due_at) FROM timers WHERE due_at <= $1
        UNION ALL SELECT 'tickets for an agent', COUNT(*), MIN(waiting_since) FROM tickets WHERE state = 1
        UNION ALL SELECT channel || ', to send', COUNT(*), MIN(created_at) FROM outbox WHERE state = 0 GROUP BY channel
        UNION ALL SELECT channel || ', being sent', COUNT(*), MIN(next_at) FROM outbox WHERE state = 1 GROUP BY channel
        UNION ALL SELECT channel || ', perhaps not arrived', COUNT(*), MIN(created_at) FROM outbox WHERE state = 3 AND dropped_at IS NULL GROUP BY channel
        UNION ALL SELECT channel || ', failed', COUNT(*), MIN(created_at) FROM outbox WHERE state = 4 AND dropped_at IS NULL GROUP BY channel
        """;

    private const string NodesOnPostgres = """
        SELECT substr(application_name, 12), COUNT(*), (extract(epoch FROM MIN(backend_start)) * 1000)::bigint FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE 'SupportBot %' AND pid <> pg_backend_pid() GROUP BY 1 ORDER BY 3
        """;

    private const string TablesOnPostgres = """
        SELECT relname::text, CASE WHEN reltuples < 0 THEN pg_stat_get_live_tuples(oid) ELSE reltuples::bigint END, pg_total_relation_size(oid)
        FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 3 DESC, 1
        """;

    /// <exception cref="StoreException">It cannot be reached.</exception>
    public static async Task<StoreStatus> ReadAsync(StoreLocation place, DateTimeOffset now)
    {
        if (place.File is { } file && !File.Exists(file)) return new StoreStatus(place.Engine.Description, 0, 0);
        try
        {
            using var sql = await Sql.OpenAsync(place.Engine, writable: false);
            var status = place.File is null ? await OnPostgresAsync(sql, place) : OnSqlite(place);
            status = status with { Schema = await SchemaAsync(sql, place) };
            return status.Schema == Migrator.Newest ? await FillAsync(sql, place, status, now) : status;
        }
        catch (Exception problem) when (place.Engine.Explain(problem) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Its schema; 0 where there is no store.</summary>
    /// <exception cref="StoreException">It cannot be reached.</exception>
    public static async Task<long> SchemaAsync(StoreLocation place)
    {
        if (place.File is { } file && !File.Exists(file)) return 0;
        try
        {
            using var sql = await Sql.OpenAsync(place.Engine, writable: false);
            return await SchemaAsync(sql, place);
        }
        catch (Exception problem) when (place.Engine.Explain(problem) is { } explained)
        {
            throw explained;
        }
    }

    private static async Task<StoreStatus> FillAsync(Sql sql, StoreLocation place, StoreStatus status, DateTimeOffset now) => status with
    {
        HalfACopyOf = await CopyMark.FindAsync(sql),
        Waiting = await sql.ListAsync(Waiting, row => new WaitingStatus(row.GetString(0), row.GetInt64(1), row.TimeOrNull(2)), now.Ms()),
        Duties = place.File is null ? await DutiesAsync(sql, place) : [],
        Tables = place.File is null
            ? await sql.ListAsync(TablesOnPostgres, row => new TableStatus(row.GetString(0), row.GetInt64(1), row.GetInt64(2)))
            : await CountAsync(sql),
    };

    private static async Task<StoreStatus> OnPostgresAsync(Sql sql, StoreLocation place)
    {
        var (version, bytes) = await sql.FirstAsync(
            "SELECT current_setting('server_version'), pg_database_size(current_database())", row => (row.GetString(0), row.GetInt64(1)));
        return new StoreStatus(place.Name.Replace("PostgreSQL ", $"PostgreSQL {version} at ", StringComparison.Ordinal), 0, bytes)
        {
            Nodes = await sql.ListAsync(NodesOnPostgres, row => new NodeStatus(row.GetString(0), row.GetInt64(1), row.Time(2))),
        };
    }

    private static StoreStatus OnSqlite(StoreLocation place) => new(
        place.Engine.Description, 0, new[] { place.File!, $"{place.File}-wal" }.Select(path => new FileInfo(path)).Where(file => file.Exists).Sum(file => file.Length));

    private static async Task<long> SchemaAsync(Sql sql, StoreLocation place)
    {
        var known = place.File is null ? "SELECT to_regclass('schema_versions') IS NOT NULL" : "SELECT COUNT(*) > 0 FROM sqlite_master WHERE name = 'schema_versions'";
        return await sql.FirstAsync(known, row => row.GetBoolean(0)) ? await sql.FirstAsync("SELECT MAX(number) FROM schema_versions", row => row.GetInt64(0)) : 0;
    }

    private static async Task<IReadOnlyList<DutyStatus>> DutiesAsync(Sql sql, StoreLocation place)
    {
        var duties = new List<DutyStatus>();
        foreach (var (name, taken) in await sql.ListAsync("SELECT name, taken_at FROM duties ORDER BY name", row => (row.GetString(0), row.Time(1))))
            duties.Add(new(name, await place.Engine.WhoHasAsync(sql, name), taken));
        return duties;
    }

    private static async Task<IReadOnlyList<TableStatus>> CountAsync(Sql sql)
    {
        var tables = new List<TableStatus>();
        foreach (var name in CopiedTables.InOrder)
            tables.Add(new(name, await sql.FirstAsync($"SELECT COUNT(*) FROM {name}", row => row.GetInt64(0)), null));
        return [.. tables.OrderByDescending(table => table.Rows)];
    }
}
