using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Sla;

/// <summary>Calendars and policies that admins decided, for all nodes. What changes stands in the audit log with who changed it.</summary>
internal sealed class PolicyStore(Database database, AuditLog audit)
{
    private const string Calendars = "SELECT name, week, holidays, zone, revision FROM calendars ORDER BY name";
    private const string Policies = "SELECT queue, calendar, targets, revision FROM policies ORDER BY queue";

    private const string KeepCalendar = """
        INSERT INTO calendars (name, week, holidays, zone, revision) VALUES ($1, $2, $3, $4, $5 + 1)
        ON CONFLICT (name) DO UPDATE SET week = excluded.week, holidays = excluded.holidays, zone = excluded.zone, revision = excluded.revision
        WHERE calendars.revision = $5
        """;

    private const string KeepPolicy = """
        INSERT INTO policies (queue, calendar, targets, revision) VALUES ($1, $2, $3, $4 + 1)
        ON CONFLICT (queue) DO UPDATE SET calendar = excluded.calendar, targets = excluded.targets, revision = excluded.revision
        WHERE policies.revision = $4
        """;

    private const string DropCalendar = "DELETE FROM calendars WHERE name = $1 AND revision = $2 AND NOT EXISTS (SELECT 1 FROM policies WHERE calendar = $1)";
    private const string DropPolicy = "DELETE FROM policies WHERE queue = $1 AND revision = $2";

    private static readonly int Key = WriteKey.Of("policies");

    public ValueTask<PolicyTexts> ReadAsync() => database.ReadAsync(async sql => new PolicyTexts(
        await sql.ListAsync(Calendars, row => new CalendarText(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4))),
        await sql.ListAsync(Policies, row => new PolicyText(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)))));

    /// <param name="calendar">With the revision that was seen when it was written.</param>
    /// <param name="changed">What is different, for the audit log.</param>
    /// <returns>False when somebody else changed it since.</returns>
    public Task<bool> SaveAsync(CalendarText calendar, string by, string changed, CancellationToken ct) => WriteAsync(
        AuditAct.CalendarSaved, by, calendar.Name, changed,
        sql => sql.ExecuteAsync(KeepCalendar, calendar.Name, calendar.Week, calendar.Holidays, calendar.Zone, calendar.Revision), ct);

    /// <inheritdoc cref="SaveAsync(CalendarText, string, string, CancellationToken)"/>
    public Task<bool> SaveAsync(PolicyText policy, string by, string changed, CancellationToken ct) => WriteAsync(
        AuditAct.PolicySaved, by, Named(policy.Queue), changed,
        sql => sql.ExecuteAsync(KeepPolicy, policy.Queue, policy.Calendar, policy.Targets, policy.Revision), ct);

    /// <returns>False when somebody else changed it since, or a policy counts by it.</returns>
    public Task<bool> RemoveCalendarAsync(string name, long seen, string by, CancellationToken ct) =>
        WriteAsync(AuditAct.CalendarRemoved, by, name, null, sql => sql.ExecuteAsync(DropCalendar, name, seen), ct);

    /// <returns>False when somebody else changed it since.</returns>
    public Task<bool> RemovePolicyAsync(string queue, long seen, string by, CancellationToken ct) =>
        WriteAsync(AuditAct.PolicyRemoved, by, Named(queue), null, sql => sql.ExecuteAsync(DropPolicy, queue, seen), ct);

    private static string Named(string queue) => queue.Length == 0 ? "every queue" : queue;

    private Task<bool> WriteAsync(AuditAct act, string by, string what, string? changed, Func<Sql, ValueTask<int>> write, CancellationToken ct) => database.WriteAsync(
        Key,
        async sql =>
        {
            if (await write(sql) == 0) return false;
            await audit.WriteAsync(sql, act, by, what, changed);
            return true;
        }, ct);
}
