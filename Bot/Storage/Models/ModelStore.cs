using System.Data.Common;
using SupportBot.Classification;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Models;

/// <summary>Every model there is, for all nodes: the active one, candidates, and those that can be gone back to.</summary>
internal sealed class ModelStore(Database database, AuditLog audit, TimeProvider clock)
{
    // Whoever changes which model is active or reads unseen goes after the others who do.
    private static readonly int Key = WriteKey.Of("models");
    private static readonly TimeSpan LongestComing = TimeSpan.FromHours(1);

    private const string Select = """
        SELECT version, state, made_at, made_by, parent, size, card, is_shipped, activated_at, activated_by, shadow_since FROM models WHERE is_whole = 1
        """;

    private const string Mark = "SELECT version, state FROM models WHERE (state = 1 OR shadow_since IS NOT NULL) AND is_whole = 1";

    private const string Begin = """
        INSERT INTO models (version, state, is_shipped, is_whole, made_at, made_by, parent, size, card) VALUES ($1, 0, $2, 0, $3, $4, $5, $6, $7)
        ON CONFLICT (version) DO NOTHING
        """;

    private const string LockAll = "SELECT version, state FROM models WHERE is_whole = 1 ORDER BY version {lock}";

    private const string End = "UPDATE models SET is_whole = 1, made_at = $2 WHERE version = $1 AND is_whole = 0";

    private const string Retire = "UPDATE models SET state = 2 WHERE state = 1";

    private const string Activate = """
        UPDATE models SET state = 1, activated_at = $2, activated_by = $3, shadow_since = NULL WHERE version = $1
        """;

    private const string Chosen = "SELECT 1 FROM models WHERE state = 1 AND (is_shipped = 0 OR activated_by IS NOT NULL)";

    private const string EndShadow = "UPDATE models SET shadow_since = NULL WHERE shadow_since IS NOT NULL";

    private const string BeginShadow = "UPDATE models SET shadow_since = $2 WHERE version = $1";

    // The newest that was shipped stays: the next start would only bring it again. So does the one before the active one, however many were trained since.
    private const string Prune = """
        DELETE FROM models WHERE (is_whole = 0 AND made_at < $1) OR (version IN (
          SELECT version FROM models WHERE is_whole = 1 AND state <> 1 AND shadow_since IS NULL
          ORDER BY COALESCE(activated_at, made_at) DESC, version LIMIT 1000 OFFSET $2)
          AND version NOT IN (SELECT version FROM models WHERE is_shipped = 1 ORDER BY made_at DESC LIMIT 1)
          AND version NOT IN (SELECT version FROM models WHERE state = 2 ORDER BY activated_at DESC LIMIT 1))
        """;

    private static readonly string[] OfShadow = ["shadow_counts", "shadow_samples"];

    private readonly ModelBytes _bytes = new(database);

    /// <summary>The active one first, then from the newest on.</summary>
    public async ValueTask<IReadOnlyList<StoredModel>> ListAsync() => await database.ReadAsync(sql => sql.ListAsync(
        $"{Select} ORDER BY CASE state WHEN 1 THEN 0 ELSE 1 END, COALESCE(activated_at, made_at) DESC, version", ReadModel));

    public ValueTask<StoredModel?> FindAsync(ModelVersion version) =>
        database.ReadAsync(sql => sql.FirstAsync($"{Select} AND version = $1", ReadModel, version.Value));

    /// <summary>Asked by every node every other second.</summary>
    public async ValueTask<ModelMark> MarkAsync()
    {
        var marked = await database.ReadAsync(sql => sql.ListAsync(Mark, row => (Version: new ModelVersion(row.GetString(0)), State: (ModelState)row.GetInt32(1))));
        var mark = ModelMark.None;
        foreach (var (version, state) in marked) mark = state is ModelState.Active ? mark with { Active = version } : mark with { Shadow = version };
        return mark;
    }

    /// <summary>Null when there is no such model, or a part of it is missing.</summary>
    public async ValueTask<byte[]?> BytesAsync(ModelVersion version) =>
        await FindAsync(version) is { } model ? await _bytes.ReadAsync(version, model.Size) : null;

    /// <summary>Puts a model in as a candidate. Bytes of one that is there already are mended when they are not these.</summary>
    /// <param name="model">Its state is not looked at.</param>
    /// <param name="last">Done in the transaction from which on there is such a model; null for nothing.</param>
    /// <returns>False when it was there already.</returns>
    public async Task<bool> AddAsync(StoredModel model, ReadOnlyMemory<byte> bytes, Func<Sql, ValueTask>? last, CancellationToken ct)
    {
        if (await FindAsync(model.Version) is { } known)
        {
            var kept = await _bytes.ReadAsync(known.Version, known.Size);
            if (!bytes.Span.SequenceEqual(kept)) await _bytes.AddAsync(known.Version, bytes, ct);
            return false;
        }
        await database.WriteAsync(Key, sql => sql.ExecuteAsync(
            Begin, model.Version.Value, model.IsShipped ? 1L : 0L, clock.GetUtcNow().Ms(), model.MadeBy, model.Parent?.Value, (long)bytes.Length, model.Card.ToJson()), ct);
        await _bytes.AddAsync(model.Version, bytes, ct);
        return await database.WriteAsync(
            Key,
            async sql =>
            {
                if (await sql.ExecuteAsync(End, model.Version.Value, clock.GetUtcNow().Ms()) == 0) return false;
                await audit.WriteAsync(sql, AuditAct.ModelAdded, model.MadeBy ?? AuditLog.Program, model.Version.Value);
                if (last is not null) await last(sql);
                return true;
            }, ct);
    }

    /// <summary>Puts in the model that came with a program: active, when nobody ever chose another, else a candidate.</summary>
    /// <returns>False when it was there already.</returns>
    public Task<bool> AddShippedAsync(StoredModel model, ReadOnlyMemory<byte> bytes, CancellationToken ct) => AddAsync(
        model, bytes,
        async sql =>
        {
            await LockAsync(sql);
            if (!await sql.FirstAsync(Chosen, row => true)) await ActivateAsync(sql, model.Version, AuditAct.ModelPromoted, by: null, reason: null);
        }, ct);

    /// <summary>Makes a model the active one; the one before is kept.</summary>
    /// <param name="instead">The active one that it was judged against; null when that did not matter.</param>
    public Task<Activation> ActivateAsync(ModelVersion version, ModelVersion? instead, AuditAct act, string by, string? reason, CancellationToken ct) => database.WriteAsync(
        Key,
        async sql =>
        {
            var states = await LockAsync(sql);
            if (!states.TryGetValue(version, out var state)) return Activation.NoSuchModel;
            // Writing it anew would make somebody's choice of what became active by itself.
            if (state is ModelState.Active) return Activation.IsActive;
            if (instead is { } judged && states.Any(model => model.Value is ModelState.Active && model.Key != judged)) return Activation.OtherIsActive;
            await ActivateAsync(sql, version, act, by, reason);
            return Activation.Done;
        }, ct);

    /// <summary>Lets a model read live messages unseen, from no differences on; at most one does.</summary>
    /// <returns>False when there is no such model, or it is the active one.</returns>
    public Task<bool> BeginShadowAsync(ModelVersion version, string by, CancellationToken ct) => database.WriteAsync(
        Key,
        async sql =>
        {
            if (!(await LockAsync(sql)).TryGetValue(version, out var state) || state is ModelState.Active) return false;
            await sql.ExecuteAsync(EndShadow);
            await sql.ExecuteAsync(BeginShadow, version.Value, clock.GetUtcNow().Ms());
            foreach (var table in OfShadow) await sql.PostAsync($"DELETE FROM {table} WHERE model = $1", version.Value);
            await audit.WriteAsync(sql, AuditAct.ShadowOn, by, version.Value);
            return true;
        }, ct);

    /// <summary>Ends it; what was counted stays.</summary>
    public Task<bool> EndShadowAsync(ModelVersion version, string by, CancellationToken ct) => database.WriteAsync(
        Key,
        async sql =>
        {
            if (await sql.ExecuteAsync($"{EndShadow} AND version = $1", version.Value) == 0) return false;
            await audit.WriteAsync(sql, AuditAct.ShadowOff, by, version.Value);
            return true;
        }, ct);

    /// <summary>Removes the oldest, so that no more than these many stay, the active one among them.</summary>
    public async Task PruneAsync(int keep, CancellationToken ct)
    {
        await database.WriteAsync(
            Key,
            async sql =>
            {
                await LockAsync(sql);
                await sql.ExecuteAsync(Prune, (clock.GetUtcNow() - LongestComing).Ms(), keep - 1L);
                foreach (var table in OfShadow) await sql.PostAsync($"DELETE FROM {table} WHERE model NOT IN (SELECT version FROM models)");
            }, ct);
        await _bytes.RemoveLooseAsync(ct);
    }

    private async ValueTask ActivateAsync(Sql sql, ModelVersion version, AuditAct act, string? by, string? reason)
    {
        await sql.ExecuteAsync(Retire);
        await sql.ExecuteAsync(Activate, version.Value, clock.GetUtcNow().Ms(), by);
        await audit.WriteAsync(sql, act, by ?? AuditLog.Program, version.Value, reason);
    }

    private static async ValueTask<Dictionary<ModelVersion, ModelState>> LockAsync(Sql sql) =>
        (await sql.ListAsync(LockAll, row => (Version: new ModelVersion(row.GetString(0)), State: (ModelState)row.GetInt32(1)))).ToDictionary(row => row.Version, row => row.State);

    private static StoredModel ReadModel(DbDataReader row) => new(
        new ModelVersion(row.GetString(0)), (ModelState)row.GetInt32(1), row.Time(2), row.TextOrNull(3),
        row.TextOrNull(4) is { } parent ? new ModelVersion(parent) : null, row.GetInt64(5), ModelCard.FromJson(row.GetString(6)))
    {
        IsShipped = row.GetInt32(7) == 1,
        ActivatedAt = row.TimeOrNull(8),
        ActivatedBy = row.TextOrNull(9),
        ShadowSince = row.TimeOrNull(10),
    };
}
