using System.Data.Common;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Scripts;

/// <summary>The decisions which versions of scripts are in force, for all nodes, and the drafts they are made from.</summary>
internal sealed class ReleaseStore(Database database, AuditLog audit)
{
    private const string All = "SELECT name, number, version, starts_at, at, by, trial_version, percent FROM script_releases ORDER BY name, number";

    // Nothing is ever removed, and what another node commits late is counted then.
    private const string Count = "SELECT COUNT(*) FROM script_releases";

    private const string Newest = "SELECT COALESCE(MAX(number), 0) FROM script_releases WHERE name = $1";

    private const string Add = """
        INSERT INTO script_releases (name, number, version, starts_at, at, by, trial_version, percent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (name, number) DO NOTHING
        """;

    private const string Drafts = "SELECT name, revision, source, at, by FROM script_drafts";

    private const string SaveDraft = """
        INSERT INTO script_drafts (name, revision, source, at, by) VALUES ($1, $2 + 1, $3, $4, $5)
        ON CONFLICT (name) DO UPDATE SET revision = excluded.revision, source = excluded.source, at = excluded.at, by = excluded.by
        WHERE script_drafts.revision = $2
        """;

    // The row stays and its revision rises, so that a revision is never that of another text.
    private const string TakeDraft = "UPDATE script_drafts SET source = NULL, revision = revision + 1, at = $3, by = $4 WHERE name = $1 AND revision = $2 AND source IS NOT NULL";

    /// <summary>How many there are: asked by every node every other second.</summary>
    public ValueTask<long> CountAsync() => database.ReadAsync(sql => sql.FirstAsync(Count, row => row.GetInt64(0)));

    /// <summary>By script, the oldest first.</summary>
    public async ValueTask<IReadOnlyList<ScriptRelease>> AllAsync() => await database.ReadAsync(sql => sql.ListAsync(All, ReadRelease));

    /// <summary>The newest revision of every script's draft, also of those that were published or thrown away.</summary>
    public async ValueTask<IReadOnlyList<(string Script, int Revision, ScriptDraft? Draft)>> DraftsAsync() =>
        await database.ReadAsync(sql => sql.ListAsync($"{Drafts} ORDER BY name", ReadDraft));

    /// <inheritdoc cref="DraftsAsync"/>
    public ValueTask<(string Script, int Revision, ScriptDraft? Draft)> DraftOfAsync(string script) => database.ReadAsync(sql =>
        sql.FirstAsync($"{Drafts} WHERE name = $1", ReadDraft, script));

    /// <returns>False when somebody else saved one, or decided something, since this was seen.</returns>
    public Task<bool> SaveDraftAsync(ScriptDraft draft, ScriptMark seen, CancellationToken ct) => database.WriteAsync(
        WriteKey.Of("scripts", draft.Script),
        async sql =>
        {
            if (await sql.FirstAsync(Newest, row => row.GetInt64(0), draft.Script) != seen.Release) return false;
            if (await sql.ExecuteAsync(SaveDraft, draft.Script, (long)seen.Draft, draft.Source, draft.At.Ms(), draft.By) == 0) return false;
            await audit.WriteAsync(sql, AuditAct.ScriptDraftSaved, draft.By, draft.Script);
            return true;
        }, ct);

    /// <returns>False when there is none of this revision.</returns>
    public Task<bool> DiscardDraftAsync(string script, ScriptMark seen, string by, DateTimeOffset now, CancellationToken ct) => database.WriteAsync(
        WriteKey.Of("scripts", script),
        async sql =>
        {
            if (await sql.ExecuteAsync(TakeDraft, script, (long)seen.Draft, now.Ms(), by) == 0) return false;
            await audit.WriteAsync(sql, AuditAct.ScriptDraftDiscarded, by, script);
            return true;
        }, ct);

    /// <summary>Decides which version is in force.</summary>
    /// <param name="made">The version that the draft becomes by it; null when it is about earlier ones.</param>
    /// <param name="draft">The revision it was made from.</param>
    /// <returns>False when somebody else decided, or saved the draft, meanwhile; nothing was written then.</returns>
    public async Task<bool> AddAsync(ScriptRelease release, ScriptVersion? made, int draft, AuditAct act, string what, string? reason, CancellationToken ct)
    {
        try
        {
            await database.WriteAsync(WriteKey.Of("scripts", release.Script), sql => AddAsync(sql, release, made, draft, act, what, reason), ct);
            return true;
        }
        catch (OvertakenException)
        {
            return false;
        }
    }

    private async Task AddAsync(Sql sql, ScriptRelease release, ScriptVersion? made, int draft, AuditAct act, string what, string? reason)
    {
        if (await sql.FirstAsync(Newest, row => row.GetInt64(0), release.Script) != release.Number - 1) throw new OvertakenException();
        if (made is not null)
        {
            if (await sql.ExecuteAsync(TakeDraft, release.Script, (long)draft, release.At.Ms(), release.By) == 0) throw new OvertakenException();
            if (!await ScriptStore.AddAsync(sql, made)) throw new OvertakenException();
        }
        var added = await sql.ExecuteAsync(
            Add, release.Script, (long)release.Number, (long?)release.Version, release.StartsAt.Ms(), release.At.Ms(), release.By, (long?)release.Trial?.Version,
            (long?)release.Trial?.Percent);
        if (added == 0) throw new OvertakenException();
        await audit.WriteAsync(sql, act, release.By, what, reason);
    }

    private static ScriptRelease ReadRelease(DbDataReader row) => new(
        row.GetString(0), (int)row.GetInt64(1), (int?)row.NumberOrNull(2), row.Time(3), row.Time(4), row.GetString(5))
    {
        Trial = row.NumberOrNull(6) is { } version ? new ScriptTrial((int)version, row.GetInt32(7)) : null,
    };

    private static (string, int, ScriptDraft?) ReadDraft(DbDataReader row)
    {
        var (script, revision) = (row.GetString(0), (int)row.GetInt64(1));
        return (script, revision, row.TextOrNull(2) is { } source ? new ScriptDraft(script, revision, source, row.Time(3), row.GetString(4)) : null);
    }

    // Undoes what was written so far.
    private sealed class OvertakenException : Exception;
}
