using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Incidents;

/// <summary>What customers report that may be part of an outage. All nodes together; kept for two weeks, and as counts an hour for nine.</summary>
internal sealed class UrgentReports(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);
    private static readonly TimeSpan CountsKept = TimeSpan.FromDays(63);
    private static readonly int Key = WriteKey.Of("urgent reports");
    private const int HourMs = 3_600_000;

    private const string Add = """
        INSERT INTO urgent_reports (conversation_id, position, at, topic, urgency, marks) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (conversation_id, position) DO NOTHING
        """;

    private const string Joined = "urgent_reports r JOIN conversations c ON c.id = r.conversation_id JOIN customers u ON u.id = c.customer_id";
    private const string Person = "COALESCE(u.person_id, u.id)";
    private const string Urgent = "r.urgency >= 2";

    private const string Read = $"SELECT r.at, {Person}, r.topic, r.marks FROM {Joined} WHERE r.at >= $1 AND {Urgent} ORDER BY r.at DESC LIMIT $2";

    private const string CountHours = $"""
        INSERT INTO urgent_hours (hour, topic, customers)
        SELECT r.at / 3600000, r.topic, COUNT(DISTINCT {Person}) FROM {Joined} WHERE r.at >= $1 AND r.at < $2 AND {Urgent} GROUP BY r.at / 3600000, r.topic
        ON CONFLICT (hour, topic) DO NOTHING
        """;

    private const string Rates = $"""
        SELECT r.topic, r.at / 600000, COUNT(DISTINCT {Person}) FROM {Joined} WHERE r.at >= $1 AND {Urgent} GROUP BY r.topic, r.at / 600000
        """;

    private const string Behind = $"""
        SELECT r.at, t.number, u.name, r.urgency, COALESCE(m.text, t.symptom, '') FROM {Joined} JOIN tickets t ON t.conversation_id = c.id
        LEFT JOIN messages m ON m.conversation_id = c.id AND m.position = r.position AND m.deleted_at IS NULL
        WHERE r.at >= $1 AND r.at <= $2 AND r.topic = $3 AND {Urgent} AND ($4 = '' OR ' ' || r.marks || ' ' LIKE '% ' || $4 || ' %') ORDER BY r.at DESC LIMIT $5
        """;

    /// <summary>Part of a turn's commit, whose outcome nobody waits for.</summary>
    public static ValueTask AddAsync(Sql sql, ConversationId conversation, UrgentReport report, DateTimeOffset now) => sql.PostAsync(
        Add, conversation.Value, report.Position, now.Ms(), (long)report.Topic, (long)report.Urgency, report.Marks);

    /// <summary>The newest urgent ones since a time, the oldest first.</summary>
    public async ValueTask<IReadOnlyList<KeptReport>> ReadAsync(DateTimeOffset since, int most)
    {
        var rows = await database.ReadAsync(sql => sql.ListAsync(Read, ReadReport, since.Ms(), (long)most));
        rows.Reverse();
        return rows;
    }

    /// <summary>Counts the hours that are over, once whoever asks, and forgets what is old.</summary>
    public Task CountHoursAsync() => database.WriteAsync(Key, async sql =>
    {
        var now = clock.GetUtcNow();
        var from = await sql.FirstAsync("SELECT COALESCE(MAX(hour) + 1, 0) FROM urgent_hours", row => row.GetInt64(0));
        await sql.PostAsync(CountHours, from * HourMs, now.Ms() / HourMs * HourMs);
        await sql.PostAsync("DELETE FROM urgent_hours WHERE hour < $1", (now - CountsKept).Ms() / HourMs);
        await sql.PostAsync("DELETE FROM urgent_reports WHERE at < $1", (now - Kept).Ms());
    });

    public async ValueTask<IReadOnlyList<UrgentHour>> HoursAsync() => await database.ReadAsync(sql => sql.ListAsync(
        "SELECT topic, hour, customers FROM urgent_hours", row => new UrgentHour((Topic)row.GetInt32(0), row.GetInt64(1), row.GetInt64(2))));

    /// <summary>How many there were lately, by topic and ten minutes.</summary>
    public async ValueTask<IReadOnlyList<UrgentRate>> RatesAsync(DateTimeOffset since) => await database.ReadAsync(sql => sql.ListAsync(
        Rates, row => new UrgentRate((Topic)row.GetInt32(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1) * 600_000), row.GetInt64(2)), since.Ms()));

    /// <summary>The newest urgent reports of a topic in a stretch of time.</summary>
    /// <param name="mark">Only those that have it; null for all.</param>
    public async ValueTask<IReadOnlyList<ReportBehind>> BehindAsync(Topic topic, string? mark, DateTimeOffset from, DateTimeOffset to, int most) =>
        await database.ReadAsync(sql => sql.ListAsync(Behind, ReadBehind, from.Ms(), to.Ms(), (long)topic, mark ?? "", (long)most));

    private static KeptReport ReadReport(DbDataReader row) => new(row.Time(0), new CustomerId(row.GetInt64(1)), (Topic)row.GetInt32(2), row.GetString(3));

    private static ReportBehind ReadBehind(DbDataReader row) =>
        new(row.Time(0), new TicketNumber(row.GetInt64(1)), row.TextOrNull(2), (Urgency)row.GetInt32(3), row.GetString(4));
}
