using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Scripts;

/// <summary>Keeps every version of a script that was ever in force, so that a conversation can stay on the one it began with.</summary>
internal sealed class ScriptStore(Database database, TimeProvider clock)
{
    private const string Select = "SELECT name, version, source, created_at, made_by FROM scripts";

    private const string Add = """
        INSERT INTO scripts (name, version, source, created_at, made_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name, version) DO NOTHING
        """;

    public async ValueTask<IReadOnlyList<ScriptVersion>> AllAsync() =>
        await database.ReadAsync(sql => sql.ListAsync($"{Select} ORDER BY name, version", Read));

    /// <summary>All versions of one script, the newest first.</summary>
    public async ValueTask<IReadOnlyList<ScriptVersion>> OfAsync(string script) =>
        await database.ReadAsync(sql => sql.ListAsync($"{Select} WHERE name = $1 ORDER BY version DESC", Read, script));

    /// <summary>Null when it is not kept.</summary>
    public ValueTask<ScriptVersion?> FindAsync(ScriptId id) => database.ReadAsync(sql =>
        sql.FirstAsync($"{Select} WHERE name = $1 AND version = $2", Read, id.Name, (long)id.Version));

    /// <summary>Keeps what came with the program. A version that is there already is left as it is.</summary>
    public Task AddShippedAsync(IEnumerable<(ScriptId Id, string Source)> scripts, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            foreach (var (id, source) in scripts) await sql.PostAsync(Add, id.Name, (long)id.Version, source, clock.GetUtcNow().Ms(), (string?)null);
        }, ct);

    /// <summary>Part of a transaction that does more.</summary>
    /// <returns>False when there is such a version.</returns>
    public static async ValueTask<bool> AddAsync(Sql sql, ScriptVersion made) =>
        await sql.ExecuteAsync(Add, made.Id.Name, (long)made.Id.Version, made.Source, made.MadeAt.Ms(), made.MadeBy) > 0;

    private static ScriptVersion Read(DbDataReader row) =>
        new(new ScriptId(row.GetString(0), (int)row.GetInt64(1)), row.GetString(2), row.Time(3), row.TextOrNull(4));
}
