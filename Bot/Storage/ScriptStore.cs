namespace SupportBot.Storage;

/// <summary>Keeps every version of a script that was ever active, so that a conversation can stay on the one it began with.</summary>
internal sealed class ScriptStore(Database database, TimeProvider clock)
{
    private const string Add = """
        INSERT INTO scripts (name, version, source, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (name, version) DO NOTHING
        """;

    public sealed record StoredScript(string Name, long Version, string Source);

    public ValueTask<List<StoredScript>> AllAsync() => database.ReadAsync(sql => sql.ListAsync(
        "SELECT name, version, source FROM scripts ORDER BY name, version",
        row => new StoredScript(row.GetString(0), row.GetInt64(1), row.GetString(2))));

    /// <summary>The text of one version; null when it is not kept.</summary>
    public ValueTask<string?> FindAsync(string name, long version) => database.ReadAsync(sql => sql.FirstAsync(
        "SELECT source FROM scripts WHERE name = $1 AND version = $2", row => row.GetString(0), name, version));

    public Task AddAsync(IReadOnlyList<StoredScript> scripts, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            foreach (var script in scripts) await sql.PostAsync(Add, script.Name, script.Version, script.Source, clock.GetUtcNow().Ms());
        }, ct);
}
