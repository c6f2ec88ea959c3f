using System.Data.Common;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Labels;

/// <summary>A labelled message's answers in one head.</summary>
/// <param name="Ticket">Null when it stands in no conversation of ours.</param>
/// <param name="Labels">Oldest first.</param>
internal sealed record ReviewedLabels(long Message, string Text, TicketNumber? Ticket, Head Head, IReadOnlyList<ReviewedLabel> Labels);

/// <param name="Read">What the model had read; null when it was not asked.</param>
internal sealed record ReviewedLabel(int Value, string? By, long Labeller, DateTimeOffset At, LabelSource Source, int? Read);

/// <summary>What somebody labelled just now.</summary>
/// <param name="Today">Messages, since midnight UTC.</param>
/// <param name="LastMinute">Messages.</param>
internal sealed record LabellerPace(int Today, int LastMinute);

/// <summary>What admins look at of labels: corrections, conflicts, and how fast they are.</summary>
internal sealed class LabelReview(Database database, AuditLog audit, TimeProvider clock)
{
    // Numbered so that the newest come first, whatever is looked at.
    private const string Corrected = """
        SELECT message_id, head, MAX(at) AS newest FROM labels WHERE source = 0 AND value <> read_value GROUP BY message_id, head ORDER BY newest DESC, message_id LIMIT $1
        """;

    private const string InConflict = """
        SELECT message_id, head, MAX(at) AS newest FROM labels GROUP BY message_id, head
        HAVING COUNT(DISTINCT value) > 1 AND MAX(CASE source WHEN 4 THEN 1 ELSE 0 END) = 0 ORDER BY newest DESC, message_id LIMIT $1
        """;

    private static readonly string CountConflicts = $"SELECT COUNT(*) FROM ({InConflict}) c";

    private const string Answers = """
        SELECT m.id, m.text, t.number, l.head, l.value, a.name, l.agent_id, l.at, l.source, l.read_value
        FROM labelled_messages m JOIN labels l ON l.message_id = m.id AND l.head = $2 LEFT JOIN agents a ON a.id = l.agent_id
        LEFT JOIN tickets t ON t.conversation_id = m.conversation_id WHERE m.id = $1 ORDER BY l.at
        """;

    private const string Settle = """
        INSERT INTO labels (message_id, head, agent_id, value, source, at) VALUES ($1, $2, $3, $4, 4, $5)
        ON CONFLICT (message_id, head, agent_id) DO UPDATE SET value = excluded.value, source = 4, at = excluded.at
        """;

    private const string Agree = """
        INSERT INTO labels (message_id, head, agent_id, value, source, read_value, read_confidence, read_by, at)
        SELECT message_id, head, $3, $4, 1, read_value, read_confidence, read_by, $5 FROM labels WHERE message_id = $1 AND head = $2 ORDER BY at LIMIT 1
        ON CONFLICT (message_id, head, agent_id) DO UPDATE SET value = excluded.value, source = 1, at = excluded.at
        """;

    private const string Given = "SELECT COUNT(DISTINCT message_id) FROM labels WHERE agent_id = $1 AND at >= $2";

    private const string ByHand = $"{Given} AND source <> 2";

    private static readonly TimeSpan CountedFor = TimeSpan.FromMinutes(1);

    private volatile Counted? _counted;

    private DateTimeOffset Midnight => new(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    public Task<IReadOnlyList<ReviewedLabels>> CorrectedAsync(int take) => ListAsync(Corrected, take);

    public async Task<IReadOnlyList<ReviewedLabels>> ConflictsAsync(int take)
    {
        var conflicts = await ListAsync(InConflict, take);
        _counted = new Counted(clock.GetTimestamp(), conflicts.Count);
        return conflicts;
    }

    /// <summary>How many there were within the last minute, for who only passes by: all labels are gone through for it.</summary>
    public async ValueTask<long> CountConflictsAsync(int most)
    {
        if (_counted is { } known && clock.GetElapsedTime(known.At) < CountedFor) return known.Number;
        var counted = new Counted(clock.GetTimestamp(), await database.ReadAsync(sql => sql.FirstAsync(CountConflicts, row => row.GetInt64(0), most)));
        _counted = counted;
        return counted.Number;
    }

    /// <summary>Files are not counted: nobody labelled them just now.</summary>
    public async Task<LabellerPace> PaceAsync(AgentId by) => await database.ReadAsync(async sql =>
    {
        var today = await sql.FirstAsync(ByHand, row => (int)row.GetInt64(0), by.Value, Midnight.Ms());
        return new LabellerPace(today, await sql.FirstAsync(ByHand, row => (int)row.GetInt64(0), by.Value, (clock.GetUtcNow() - TimeSpan.FromMinutes(1)).Ms()));
    });

    /// <summary>How many messages somebody labelled today, files included: what counts against the daily limit.</summary>
    public ValueTask<int> TodayAsync(AgentId by) => database.ReadAsync(sql => sql.FirstAsync(Given, row => (int)row.GetInt64(0), by.Value, Midnight.Ms()));

    /// <summary>Where a labelled message stands; null for nowhere of ours.</summary>
    public async Task<(TicketNumber Ticket, long Position)?> PlaceAsync(long message) => await database.ReadAsync(sql => sql.FirstAsync(
        "SELECT t.number, m.position FROM labelled_messages m JOIN tickets t ON t.conversation_id = m.conversation_id WHERE m.id = $1",
        row => ((TicketNumber, long)?)(new TicketNumber(row.GetInt64(0)), row.GetInt64(1)), message));

    /// <summary>An admin decides what holds, whatever else is said.</summary>
    /// <returns>False when there is no such label any more.</returns>
    public Task<bool> SettleAsync(long message, Head head, int answer, Agent by, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            if (!await IsThereAsync(sql, message, head)) return false;
            await sql.PostAsync(Settle, message, head.Name, by.Id.Value, head.Labels[answer], clock.GetUtcNow().Ms());
            await audit.WriteAsync(sql, AuditAct.LabelChanged, by.Login, $"message {message}: {head.Name} is {head.Labels[answer]}");
            return true;
        }, ct);

    /// <summary>One more person says what somebody said, or otherwise.</summary>
    /// <returns>False when there is no such label any more.</returns>
    public Task<bool> AddAsync(long message, Head head, int answer, Agent by, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql => await IsThereAsync(sql, message, head)
            && await sql.ExecuteAsync(Agree, message, head.Name, by.Id.Value, head.Labels[answer], clock.GetUtcNow().Ms()) > 0, ct);

    // It stays until this is written: whoever erases it waits, or was first.
    private static ValueTask<bool> IsThereAsync(Sql sql, long message, Head head) => sql.FirstAsync(
        "SELECT 1 FROM labelled_messages WHERE id = $1 AND EXISTS (SELECT 1 FROM labels WHERE message_id = $1 AND head = $2) {share}", _ => true, message, head.Name);

    private async Task<IReadOnlyList<ReviewedLabels>> ListAsync(string which, int take) => await database.ReadAsync<IReadOnlyList<ReviewedLabels>>(async sql =>
    {
        var list = new List<ReviewedLabels>();
        foreach (var (message, name) in await sql.ListAsync(which, row => (row.GetInt64(0), row.GetString(1)), take))
        {
            if (Heads.All.FirstOrDefault(one => one.Name == name) is not { } head) continue;
            var answers = await sql.ListAsync(Answers, row => (Text: row.GetString(1), Ticket: row.NumberOrNull(2), Label: ReadLabel(row, head)), message, name);
            if (answers is not [var first, ..]) continue;
            list.Add(new ReviewedLabels(
                message, first.Text, first.Ticket is { } number ? new TicketNumber(number) : null, head, [.. answers.Select(answer => answer.Label).Where(label => label.Value >= 0)]));
        }
        return list;
    });

    private static ReviewedLabel ReadLabel(DbDataReader row, Head head) => new(
        head.Labels.IndexOf(row.GetString(4)), row.TextOrNull(5), row.GetInt64(6), row.Time(7), (LabelSource)row.GetInt32(8),
        row.TextOrNull(9) is { } read && head.Labels.IndexOf(read) is >= 0 and var known ? known : null);

    private sealed record Counted(long At, long Number);
}
