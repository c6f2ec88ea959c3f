namespace SupportBot.Storage.Audit;

/// <summary>Who did what and when, written in the same transaction as the thing itself and never changed.</summary>
internal sealed class AuditLog(Database database, TimeProvider clock)
{
    /// <summary>Who did what the program does without being asked.</summary>
    public const string Program = "SupportBot";

    private const string Add = "INSERT INTO audit (at, by, act, what, reason) VALUES ($1, $2, $3, $4, $5)";
    private const string Page = "SELECT id, at, by, act, what, reason FROM audit ORDER BY id DESC LIMIT $1 OFFSET $2";

    public ValueTask WriteAsync(Sql sql, AuditAct act, string by, string what, string? reason = null) =>
        sql.PostAsync(Add, clock.GetUtcNow().Ms(), by, (long)act, what, string.IsNullOrWhiteSpace(reason) ? null : reason);

    /// <summary>The newest first.</summary>
    public ValueTask<List<AuditEntry>> ReadAsync(int skip, int take) => database.ReadAsync(sql => sql.ListAsync(
        Page, row => new AuditEntry(row.GetInt64(0), row.Time(1), row.GetString(2), (AuditAct)row.GetInt32(3), row.GetString(4), row.TextOrNull(5)), take, skip));
}
