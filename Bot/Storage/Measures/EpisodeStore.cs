using System.Data.Common;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Measures;

/// <summary>Reads what became of episodes.</summary>
internal sealed class EpisodeStore(Database database)
{
    private const string Within = """
        e.ended_at >= $1 AND e.ended_at < $2 AND ($3 = '' OR e.queue = $3) AND ($4 < 0 OR e.language = $4)
        """;

    private const string Rows = $"""
        SELECT e.conversation_id, e.number, e.channel, e.language, e.topic, e.queue, e.start, e.began_at, e.ended_at, e.ended_by, e.outcome, e.reason, e.handed_off_at,
          e.answered_at, e.waited, e.handled, e.agents, e.moves, e.promises_kept, e.promises_broken, e.dues_missed, e.hostile, e.returned_at, r.score
        FROM episodes e LEFT JOIN ratings r ON r.conversation_id = e.conversation_id AND r.resolved_at = e.ended_at
        WHERE {Within} ORDER BY e.ended_at
        """;

    private const string Parts = $"""
        SELECT a.agent_id, a.handled, a.replies, a.hostile FROM episode_agents a JOIN episodes e ON e.conversation_id = a.conversation_id AND e.number = a.number
        WHERE a.ended_at >= $1 AND a.ended_at < $2 AND {Within}
        """;

    // What people have in hand counts as soon as they have it. A duplicate is reported where it went on.
    private const string Symptoms = """
        SELECT t.number, e.symptom, e.topic, e.began_at, e.ended_by FROM episodes e JOIN tickets t ON t.conversation_id = e.conversation_id
        WHERE e.ended_at >= $1 AND e.began_at >= $1 AND e.outcome <> 3 AND e.symptom IS NOT NULL
        UNION ALL
        SELECT t.number, t.symptom, t.topic, COALESCE(t.waiting_since, t.waited_since, t.opened_at), -1 FROM tickets t WHERE t.state IN (1, 2) AND t.symptom IS NOT NULL
        ORDER BY 4 DESC LIMIT $2
        """;

    /// <summary>The oldest first.</summary>
    public ValueTask<List<EpisodeRow>> ReadAsync(Period period) => database.ReadAsync(sql => sql.ListAsync(Rows, Read, Values(period)));

    /// <summary>What agents had of them.</summary>
    public ValueTask<List<AgentRow>> PartsAsync(Period period) => database.ReadAsync(sql => sql.ListAsync(
        Parts, row => new AgentRow(new AgentId(row.GetInt64(0)), Span(row, 1), row.GetInt32(2), row.GetInt32(3) > 0), Values(period)));

    /// <summary>What customers reported since a time, the newest first.</summary>
    public ValueTask<List<ReportedProblem>> ProblemsAsync(DateTimeOffset since, int most) => database.ReadAsync(sql => sql.ListAsync(
        Symptoms,
        row => new ReportedProblem(
            new TicketNumber(row.GetInt64(0)), row.GetString(1), (Topic)row.GetInt32(2), row.Time(3), row.GetInt32(4) is >= 0 and var by ? (EpisodeEnd)by : null),
        since.Ms(), (long)most));

    private static Value[] Values(Period period) => [period.From.Ms(), period.To.Ms(), period.Queue ?? "", (long?)period.Language ?? -1];

    private static TimeSpan Span(DbDataReader row, int column) => TimeSpan.FromMilliseconds(row.GetInt64(column));

    private static EpisodeRow Read(DbDataReader row) => new(new ConversationId(row.GetInt64(0)), row.GetInt32(1), row.Time(7), row.Time(8))
    {
        Channel = new ChannelName(row.GetString(2)),
        Language = (Language)row.GetInt32(3),
        Topic = (Topic)row.GetInt32(4),
        Queue = row.GetString(5),
        Start = (EpisodeStart)row.GetInt32(6),
        EndedBy = (EpisodeEnd)row.GetInt32(9),
        Outcome = (TicketOutcome)row.GetInt32(10),
        Reason = (HandoffReason?)row.NumberOrNull(11),
        HandedOffAt = row.TimeOrNull(12),
        AnsweredAt = row.TimeOrNull(13),
        Waited = Span(row, 14),
        Handled = Span(row, 15),
        Agents = row.GetInt32(16),
        Moves = row.GetInt32(17),
        PromisesKept = row.GetInt32(18),
        PromisesBroken = row.GetInt32(19),
        DuesMissed = row.GetInt32(20),
        IsHostile = row.GetInt32(21) > 0,
        ReturnedAt = row.TimeOrNull(22),
        Score = (int?)row.NumberOrNull(23),
    };
}

/// <summary>A problem as one customer reported it.</summary>
/// <param name="EndedBy">Who settled it; null while it goes on.</param>
internal sealed record ReportedProblem(TicketNumber Ticket, string Words, Topic Topic, DateTimeOffset At, EpisodeEnd? EndedBy);
