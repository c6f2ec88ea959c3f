using Dapper;

namespace SupportBot.Storage;

/// <summary>Keeps every version of a script that was ever active, so that a conversation can stay on the one it began with.</summary>
internal sealed class ScriptStore(Database database, TimeProvider clock)
{
    public sealed record StoredScript(string Name, long Version, string Source);

    public ValueTask<List<StoredScript>> AllAsync() => database.ReadAsync(async session =>
        (await session.Connection.QueryAsync<StoredScript>("SELECT name, version, source FROM scripts ORDER BY name, version")).AsList());

    public Task AddAsync(IReadOnlyList<StoredScript> scripts, CancellationToken ct) => database.WriteAsync(
        session => session.Connection.ExecuteAsync(
            "INSERT INTO scripts (name, version, source, created_at) VALUES (@Name, @Version, @Source, @now) ON CONFLICT DO NOTHING",
            scripts.Select(script => new { script.Name, script.Version, script.Source, now = clock.GetUtcNow().Ms() })), ct);
}
