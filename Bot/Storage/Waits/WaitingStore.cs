using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Storage.Waits;

/// <summary>A customer who waits, and what they were last told of the queue.</summary>
/// <param name="IsThere">They read what is told. A part that was split off waits in line as well, and nobody reads there.</param>
/// <param name="Bound">From when on nothing more urgent goes before them.</param>
internal sealed record WaitingCustomer(ConversationId Conversation, Needs Needs, Urgency Urgency, DateTimeOffset Bound, Language Language, string? Told, ToldWait? Wait, bool IsThere);

/// <summary>What tickets of a queue cost of the agents' time.</summary>
internal sealed record MeasuredCost(string Queue, int Tickets, TimeSpan Each);

/// <summary>How many of an urgency came into a queue.</summary>
internal sealed record CameIn(string Queue, Urgency Urgency, int Tickets);

/// <summary>Who waits, and how fast it goes.</summary>
internal sealed class WaitingStore(Database database)
{
    /// <summary>Whoever stands further behind is told nothing of the queue; they have the time of the next update.</summary>
    public const int Most = 1000;

    private static readonly string Waiting = $"""
        SELECT c.id, t.queue, t.urgency, c.state, c.channel, t.tier, t.skills, t.waiting_since, {QueueRulesStore.Columns}
        FROM tickets t JOIN conversations c ON c.id = t.conversation_id LEFT JOIN queues q ON q.name = t.queue
        WHERE t.state = 1 ORDER BY {WaitingOrder.Sql("$2")} LIMIT $1
        """;

    private const string Costs = """
        SELECT queue, COUNT(*), CAST(AVG(cost) AS BIGINT) FROM (
          SELECT queue, cost, ROW_NUMBER() OVER (PARTITION BY queue ORDER BY at DESC, id DESC) AS back FROM claims WHERE cost IS NOT NULL AND at >= $1
        ) AS measured WHERE back <= $2 GROUP BY queue
        """;

    private const string Came = """
        SELECT queue, urgency, COUNT(*) FROM (
          SELECT queue, urgency FROM claims WHERE at >= $1 AND at - waited >= $1
          UNION ALL SELECT queue, urgency FROM tickets WHERE state = 1 AND waiting_since >= $1
        ) AS came GROUP BY queue, urgency
        """;

    /// <summary>In the order in which they are taken.</summary>
    public ValueTask<List<WaitingCustomer>> ReadAsync(DateTimeOffset now) => database.ReadAsync(sql => sql.ListAsync(Waiting, Read, Most, now.Ms()));

    /// <summary>What the newest of each queue cost.</summary>
    public ValueTask<List<MeasuredCost>> CostsAsync(DateTimeOffset since, int newest) => database.ReadAsync(sql => sql.ListAsync(
        Costs, row => new MeasuredCost(row.GetString(0), row.GetInt32(1), TimeSpan.FromMilliseconds(row.GetInt64(2))), since.Ms(), newest));

    public ValueTask<List<CameIn>> CameInAsync(DateTimeOffset since) => database.ReadAsync(sql => sql.ListAsync(
        Came, row => new CameIn(row.GetString(0), (Urgency)row.GetInt32(1), row.GetInt32(2)), since.Ms()));

    public ValueTask<AgentsHere> AgentsHereAsync(DateTimeOffset now) => database.ReadAsync(sql => AgentsHere.ReadAsync(sql, now));

    /// <summary>Forgets what is older than anything is measured or shown by.</summary>
    public Task ForgetAsync(DateTimeOffset claims, DateTimeOffset estimates) => database.WriteAsync(WriteKey.None, async sql =>
    {
        await sql.ExecuteAsync("DELETE FROM claims WHERE at < $1", claims.Ms());
        await sql.ExecuteAsync("DELETE FROM wait_estimates WHERE told_at < $1", estimates.Ms());
    });

    private static WaitingCustomer Read(DbDataReader row)
    {
        var state = JsonSerializer.Deserialize(row.GetString(3), StoredJson.Default.StoredState)!;
        var (queue, urgency) = (row.GetString(1), (Urgency)row.GetInt32(2));
        return new WaitingCustomer(
            new ConversationId(row.GetInt64(0)), new Needs(queue, (Tier)row.GetInt32(5), state.Language, row.TextOrNull(6)), urgency,
            WaitingOrder.Bound(urgency, QueueRulesStore.Read(row, 8, queue), row.Time(7)), state.Language, state.QueueNews, state.ToldWait, row.GetString(4) != ChannelName.Desk.Value);
    }
}
