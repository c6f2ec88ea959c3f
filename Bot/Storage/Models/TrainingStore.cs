using System.Data.Common;
using SupportBot.Classification;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Models;

/// <summary>Trainings, for all nodes: that only one is under way, how far it is, and what became of those before.</summary>
internal sealed class TrainingStore(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>A training that was not heard of for so long has lost its node.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private const double Whole = 1000;

    private const string Lost = "The program that trained was stopped before it was done. Nothing was changed: train again.";

    private const string Begin = """
        INSERT INTO trainings (state, begun_at, begun_by, node, stage, share, heard_at) VALUES (0, $1, $2, $3, 0, 0, $1)
        ON CONFLICT DO NOTHING RETURNING id
        """;

    private const string Beat = "UPDATE trainings SET stage = $2, share = $3, heard_at = $4 WHERE id = $1 AND state = 0 RETURNING cancelled_by";

    private const string Cancel = "UPDATE trainings SET cancelled_by = $1 WHERE state = 0 AND cancelled_by IS NULL";

    private const string End = "UPDATE trainings SET state = $2, ended_at = $3, model = $4, problem = $5 WHERE id = $1 AND state = 0";

    private const string FailSilent = "UPDATE trainings SET state = 2, ended_at = $2, problem = $3 WHERE state = 0 AND heard_at < $1";

    private const string Newest = """
        SELECT id, state, begun_at, begun_by, stage, share, heard_at, cancelled_by, ended_at, model, problem FROM trainings ORDER BY id DESC LIMIT 1
        """;

    /// <summary>Begins one; null when one is under way already, on whichever node.</summary>
    public Task<long?> BeginAsync(string by, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            var now = clock.GetUtcNow();
            await sql.ExecuteAsync(FailSilent, (now - LongestSilence).Ms(), now.Ms(), Lost);
            var id = await sql.FirstAsync(Begin, row => (long?)row.GetInt64(0), now.Ms(), by, database.Node.Value);
            if (id is not null) await audit.WriteAsync(sql, AuditAct.TrainingBegun, by, "classifier");
            return id;
        }, ct);

    /// <summary>Says how far it is.</summary>
    /// <returns>False when it shall not go on.</returns>
    public Task<bool> BeatAsync(long id, TrainingStep step, double share) => database.WriteAsync(WriteKey.None, async sql =>
    {
        var isWanted = await sql.FirstAsync(
            Beat, row => (bool?)row.IsDBNull(0), id, (long)step, (long)(share * Whole), clock.GetUtcNow().Ms());
        return isWanted is true;
    });

    /// <returns>False when none is under way, or it is being cancelled already.</returns>
    public Task<bool> CancelAsync(string by, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            if (await sql.ExecuteAsync(Cancel, by) == 0) return false;
            await audit.WriteAsync(sql, AuditAct.TrainingCancelled, by, "classifier");
            return true;
        }, ct);

    /// <summary>Part of a transaction that does more.</summary>
    public async ValueTask EndAsync(Sql sql, long id, TrainingState state, ModelVersion? model, string? problem) =>
        await sql.ExecuteAsync(End, id, (long)state, clock.GetUtcNow().Ms(), model?.Value, problem);

    public Task EndAsync(long id, TrainingState state, ModelVersion? model = null, string? problem = null) =>
        database.WriteAsync(WriteKey.None, sql => EndAsync(sql, id, state, model, problem).AsTask());

    /// <summary>The one under way or else the last; null when there never was one. One whose node is gone is marked as failed by whoever looks.</summary>
    public async ValueTask<Training?> NewestAsync()
    {
        var newest = await ReadNewestAsync();
        if (newest is not { State: TrainingState.Running } || clock.GetUtcNow() - newest.HeardAt <= LongestSilence) return newest;
        await database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(FailSilent, (clock.GetUtcNow() - LongestSilence).Ms(), clock.GetUtcNow().Ms(), Lost));
        return await ReadNewestAsync();
    }

    private ValueTask<Training?> ReadNewestAsync() => database.ReadAsync(sql => sql.FirstAsync(Newest, Read));

    private static Training Read(DbDataReader row) => new(
        row.GetInt64(0), (TrainingState)row.GetInt32(1), row.Time(2), row.GetString(3), (TrainingStep)row.GetInt32(4), row.GetInt64(5) / Whole, row.Time(6),
        row.TextOrNull(7), row.TimeOrNull(8), row.TextOrNull(9) is { } model ? new ModelVersion(model) : null, row.TextOrNull(10));
}
