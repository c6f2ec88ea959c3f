using System.Data.Common;
using System.Text.Json;
using SupportBot.Conversations;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Replies;

/// <summary>The canned replies.</summary>
/// <param name="by">Who does it, for the audit log.</param>
internal sealed class CannedStore(Database database, TimeProvider clock, string by = AuditLog.Program)
{
    private static readonly int Key = WriteKey.Of("canned_replies");

    private readonly AuditLog _audit = new(database, clock);

    private const string Select = "SELECT id, shortcut, name, texts, version, put_away, changed_at, changed_by FROM canned_replies";

    // What an admin changed stays as it is; what an admin gave the same shortcut goes before what comes with the program.
    private const string Ship = """
        INSERT INTO canned_replies (shipped, shortcut, name, texts, changed_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
        """;

    private const string Renew = """
        UPDATE canned_replies SET name = $3, texts = $4, changed_at = $5, version = version + 1
        WHERE shipped = $1 AND shortcut = $2 AND changed_by IS NULL AND (name <> $3 OR texts <> $4)
        """;

    private const string Add = """
        INSERT INTO canned_replies (shortcut, name, texts, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (shortcut) DO NOTHING RETURNING id
        """;

    private const string Change = """
        UPDATE canned_replies SET shortcut = $3, name = $4, texts = $5, changed_at = $6, changed_by = $7, version = version + 1 WHERE id = $1 AND version = $2
        """;

    private const string Other = "SELECT id FROM canned_replies WHERE shortcut = $1 AND id <> $2";

    private const string PutAway = "UPDATE canned_replies SET put_away = $2, changed_at = $3, changed_by = $4, version = version + 1 WHERE id = $1 RETURNING shortcut";

    /// <summary>The same store, for what this admin does.</summary>
    public CannedStore By(string login) => new(database, clock, login);

    /// <summary>By their shortcuts.</summary>
    public ValueTask<List<StoredCannedReply>> AllAsync() => database.ReadAsync(sql => sql.ListAsync($"{Select} ORDER BY shortcut", Read));

    public ValueTask<StoredCannedReply?> FindAsync(long id) => database.ReadAsync(sql => sql.FirstAsync($"{Select} WHERE id = $1", Read, id));

    /// <summary>Takes in those that come with the program. Every node does so when it starts; what admins changed or put away stays so.</summary>
    public async Task AddShippedAsync(IReadOnlyList<(string Id, CannedReply Reply)> shipped)
    {
        var known = (await AllAsync()).ToDictionary(one => one.Reply.Shortcut);
        if (shipped.All(one => known.TryGetValue(one.Reply.Shortcut, out var kept) && (kept.ChangedBy is not null || (kept.Reply.Name == one.Reply.Name && Json(kept.Reply) == Json(one.Reply))))) return;
        await database.WriteAsync(Key, async sql =>
        {
            foreach (var (id, reply) in shipped)
            {
                var now = clock.GetUtcNow().Ms();
                await sql.PostAsync(Ship, id, reply.Shortcut, reply.Name, Json(reply), now);
                await sql.PostAsync(Renew, id, reply.Shortcut, reply.Name, Json(reply), now);
            }
        });
    }

    /// <summary>Adds one; null when the shortcut is taken.</summary>
    public Task<long?> AddAsync(CannedReply reply, CancellationToken ct) => database.WriteAsync<long?>(Key, async sql =>
    {
        var id = await sql.FirstAsync(Add, row => row.GetInt64(0), reply.Shortcut, reply.Name, Json(reply), clock.GetUtcNow().Ms(), by);
        if (id == 0) return null;
        await _audit.WriteAsync(sql, AuditAct.CannedReplyAdded, by, reply.Shortcut);
        return id;
    }, ct);

    /// <param name="version">As it was read.</param>
    public Task<CannedChange> ChangeAsync(long id, long version, CannedReply reply, CancellationToken ct) => database.WriteAsync(Key, async sql =>
    {
        if (await sql.FirstAsync(Other, row => row.GetInt64(0), reply.Shortcut, id) > 0) return CannedChange.ShortcutTaken;
        var changed = await sql.ExecuteAsync(Change, id, version, reply.Shortcut, reply.Name, Json(reply), clock.GetUtcNow().Ms(), by);
        if (changed == 0) return await sql.FirstAsync("SELECT id FROM canned_replies WHERE id = $1", row => row.GetInt64(0), id) > 0 ? CannedChange.Meanwhile : CannedChange.NotFound;
        await _audit.WriteAsync(sql, AuditAct.CannedReplyChanged, by, reply.Shortcut);
        return CannedChange.Done;
    }, ct);

    /// <summary>Puts one away, so that agents do not see it, or brings it back.</summary>
    public Task<CannedChange> PutAwayAsync(long id, bool away, CancellationToken ct) => database.WriteAsync(Key, async sql =>
    {
        if (await sql.FirstAsync(PutAway, row => row.GetString(0), id, away ? 1L : 0L, clock.GetUtcNow().Ms(), by) is not { } shortcut) return CannedChange.NotFound;
        await _audit.WriteAsync(sql, away ? AuditAct.CannedReplyPutAway : AuditAct.CannedReplyBroughtBack, by, shortcut);
        return CannedChange.Done;
    }, ct);

    private static string Json(CannedReply reply) => JsonSerializer.Serialize(reply.Texts, StoredJson.Default.CannedTexts);

    private static StoredCannedReply Read(DbDataReader row) => new(
        row.GetInt64(0), new CannedReply(row.GetString(1), row.GetString(2), JsonSerializer.Deserialize(row.GetString(3), StoredJson.Default.CannedTexts)!),
        row.GetInt64(4), row.GetInt64(5) == 1, row.Time(6), row.TextOrNull(7));
}
