using System.Data.Common;
using SupportBot.Conversations;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Incidents;

/// <summary>Alarms about rising reports. However many nodes notice the same, there is one open alarm a topic.</summary>
internal sealed class AlarmStore(Database database, TimeProvider clock)
{
    /// <summary>After an admin said that it is none, a topic is left alone for so long.</summary>
    public static readonly TimeSpan LeftAlone = TimeSpan.FromHours(3);

    /// <summary>An alarm nobody decided about that was not renewed for so long has passed.</summary>
    public static readonly TimeSpan Passes = TimeSpan.FromHours(2);

    internal static readonly int Key = WriteKey.Of("incidents");
    private readonly AuditLog _audit = new(database, clock);

    private const string Columns = "id, topic, mark, since, at, customers, usual_thousandths, renewed_at, state, decided_at, decided_by";

    private const string Dismissed = "SELECT 1 FROM incident_alarms WHERE topic = $1 AND state = 2 AND decided_at > $2";

    private const string Raise = """
        INSERT INTO incident_alarms (topic, mark, since, at, renewed_at, customers, usual_thousandths, state) VALUES ($1, $2, $3, $4, $4, $5, $6, 0)
        ON CONFLICT (topic) WHERE state = 0 DO NOTHING RETURNING id
        """;

    private const string Renew = "UPDATE incident_alarms SET renewed_at = $2 WHERE topic = $1 AND state = 0";

    private const string Decide = """
        UPDATE incident_alarms SET state = $2, decided_at = $3, decided_by = $4, incident_id = $5 WHERE id = $1 AND state = 0 RETURNING topic
        """;

    /// <summary>True when this made it known; false when it is known already, decided lately, or belongs to an open incident.</summary>
    public async Task<bool> RaiseAsync(NewAlarm alarm, CancellationToken ct)
    {
        var isNew = await database.WriteAsync(Key, sql => RaiseAsync(sql, alarm), ct);
        if (isNew) await IncidentRing.RingAsync(database);
        return isNew;
    }

    public ValueTask<List<Alarm>> OpenAsync() =>
        database.ReadAsync(sql => sql.ListAsync($"SELECT {Columns} FROM incident_alarms WHERE state = 0 ORDER BY at", ReadAlarm));

    /// <summary>The newest first.</summary>
    public ValueTask<List<Alarm>> ReadAsync(DateTimeOffset since) =>
        database.ReadAsync(sql => sql.ListAsync($"SELECT {Columns} FROM incident_alarms WHERE at >= $1 ORDER BY at DESC", ReadAlarm, since.Ms()));

    /// <summary>False when it was decided meanwhile, or there is no such alarm.</summary>
    public async Task<bool> DismissAsync(long id, string by, string? reason, CancellationToken ct)
    {
        var isDone = await database.WriteAsync(
            Key,
            async sql =>
            {
                if (await DecideAsync(sql, id, AlarmState.Dismissed, by, clock.GetUtcNow(), incident: null) is not { } topic) return false;
                await _audit.WriteAsync(sql, AuditAct.AlarmDismissed, by, topic.ToString(), reason);
                return true;
            }, ct);
        if (isDone) await IncidentRing.RingAsync(database);
        return isDone;
    }

    /// <summary>Lets alarms pass that nobody decided about.</summary>
    public async Task LetPassAsync()
    {
        var now = clock.GetUtcNow();
        if ((await OpenAsync()).All(alarm => alarm.RenewedAt >= now - Passes)) return;
        await database.WriteAsync(Key, async sql =>
        {
            await sql.ExecuteAsync("UPDATE incident_alarms SET state = 3, decided_at = $2 WHERE state = 0 AND renewed_at < $1", (now - Passes).Ms(), now.Ms());
        });
        await IncidentRing.RingAsync(database);
    }

    /// <summary>Null when it was decided already.</summary>
    internal static ValueTask<Topic?> DecideAsync(Sql sql, long id, AlarmState state, string by, DateTimeOffset now, long? incident) =>
        sql.FirstAsync<Topic?>(Decide, row => (Topic)row.GetInt32(0), id, (long)state, now.Ms(), by, incident);

    private static async ValueTask<bool> RaiseAsync(Sql sql, NewAlarm alarm)
    {
        if (await sql.FirstAsync(Dismissed, row => row.GetInt32(0), (long)alarm.Topic, (alarm.At - LeftAlone).Ms()) == 1) return false;
        if ((await sql.ListAsync(IncidentRows.OpenTopics, row => IncidentRows.TopicsOf(row.GetString(0)))).Exists(topics => topics.Contains(alarm.Topic))) return false;
        var id = await sql.FirstAsync(
            Raise, row => row.GetInt64(0),
            (long)alarm.Topic, alarm.Mark, alarm.Since.Ms(), alarm.At.Ms(), (long)alarm.Customers, (long)(alarm.Usual * 1000));
        if (id == 0) await sql.PostAsync(Renew, (long)alarm.Topic, alarm.At.Ms());
        return id != 0;
    }

    private static Alarm ReadAlarm(DbDataReader row) => new(
        row.GetInt64(0),
        new NewAlarm((Topic)row.GetInt32(1), row.TextOrNull(2), row.Time(3), row.Time(4), row.GetInt32(5), row.GetInt64(6) / 1000.0),
        row.Time(7), (AlarmState)row.GetInt32(8), row.TimeOrNull(9), row.TextOrNull(10));
}
