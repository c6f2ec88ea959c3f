using System.Data.Common;
using System.Text.Json;
using SupportBot.Conversations;

namespace SupportBot.Storage.Routing;

/// <summary>What routing decides about.</summary>
internal sealed class RoutingStore(Database database, TimeProvider clock)
{
    // So many are looked at, the first in line; nobody works off more between two looks.
    private const int Most = 1000;

    // Whoever let it pass longer ago may be asked again.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(12);

    private const string Select = $"""
        SELECT {QueueRulesStore.Columns}, t.queue, t.number, t.tier, t.urgency, COALESCE(t.waiting_since, t.opened_at), {WaitingOrder.Due},
          t.skills, c.state,
          (SELECT k.agent_id FROM agent_claims k JOIN conversations o ON o.id = k.conversation_id
           WHERE o.customer_id IN (SELECT p.id FROM customers p WHERE p.id = COALESCE(u.person_id, u.id) OR p.person_id = COALESCE(u.person_id, u.id)) AND k.came_back_at IS NULL
           ORDER BY k.at DESC LIMIT 1)
        FROM tickets t LEFT JOIN queues q ON q.name = t.queue JOIN conversations c ON c.id = t.conversation_id JOIN customers u ON u.id = c.customer_id
        """;

    private static readonly string FirstInLine = $"""
        {Select} WHERE t.number IN (
          SELECT t.number FROM tickets t LEFT JOIN queues v ON v.name = t.queue WHERE t.state = 1 AND ($1 = 0 OR v.is_push = 1) ORDER BY {WaitingOrder.Sql("$3")} LIMIT $2)
        """;

    private const string Passed = """
        SELECT t.number, k.agent_id, k.came_back_at FROM agent_claims k JOIN tickets t ON t.conversation_id = k.conversation_id
        WHERE k.came_back_at >= $1 AND t.state = 1 ORDER BY k.came_back_at
        """;

    private const string Unanswered = $"""
        SELECT {QueueRulesStore.Columns}, t.queue, t.number, t.agent_id, t.assigned_at, t.routed_because FROM tickets t LEFT JOIN queues q ON q.name = t.queue
        WHERE t.state = 2 AND t.assigned_at IS NOT NULL AND t.agent_id IS NOT NULL
        """;

    /// <summary>The largest cap among the queues that give their tickets out; zero where none does.</summary>
    public ValueTask<int> WidestAsync() => database.ReadAsync(sql => sql.FirstAsync("SELECT COALESCE(MAX(cap), 0) FROM queues WHERE is_push = 1", row => row.GetInt32(0)));

    /// <summary>Who waits.</summary>
    /// <param name="onlyPushed">Leaves out the queues whose tickets agents take themselves.</param>
    public async ValueTask<IReadOnlyList<WaitingTicket>> WaitingAsync(bool onlyPushed)
    {
        var (tickets, passed) = await database.ReadAsync(async sql => (
            await sql.ListAsync(FirstInLine, Read, onlyPushed ? 1L : 0L, (long)Most, clock.GetUtcNow().Ms()),
            await sql.ListAsync(
                Passed, row => (Number: new TicketNumber(row.GetInt64(0)), Agent: new AgentId(row.GetInt64(1)), At: row.Time(2)), (clock.GetUtcNow() - Remembered).Ms())));
        var by = passed.ToLookup(one => one.Number);
        return [.. tickets.Select(ticket => by.Contains(ticket.Number) ? ticket with { LetPass = Newest(by[ticket.Number]) } : ticket)];
    }

    /// <summary>What an agent has and has not put aside, as if it waited for somebody else.</summary>
    public async ValueTask<IReadOnlyList<WaitingTicket>> WorkOfAsync(AgentId agent) => await database.ReadAsync(sql =>
        sql.ListAsync($"{Select} WHERE t.state = 2 AND t.agent_id = $1", Read, agent.Value));

    /// <summary>What was given to somebody who has not touched it.</summary>
    public async ValueTask<IReadOnlyList<UnansweredTicket>> UnansweredAsync() => await database.ReadAsync(sql => sql.ListAsync(
        Unanswered, row => new UnansweredTicket(new TicketNumber(row.GetInt64(7)), QueueRulesStore.Read(row, 0, row.GetString(6)), new AgentId(row.GetInt64(8)), row.Time(9), IsByHand: row.IsDBNull(10))));

    /// <summary>Forgets who had what too long ago to know anybody by it.</summary>
    public Task ForgetAsync() => database.WriteAsync(
        WriteKey.None, async sql => { await sql.ExecuteAsync("DELETE FROM agent_claims WHERE at < $1", (clock.GetUtcNow() - AgentClaims.Kept).Ms()); });

    private static Dictionary<AgentId, DateTimeOffset> Newest(IEnumerable<(TicketNumber, AgentId Agent, DateTimeOffset At)> passed)
    {
        var newest = new Dictionary<AgentId, DateTimeOffset>();
        foreach (var (_, agent, at) in passed) newest[agent] = at;
        return newest;
    }

    private static WaitingTicket Read(DbDataReader row)
    {
        const int at = 6;
        var state = JsonSerializer.Deserialize(row.GetString(at + 7), StoredJson.Default.StoredState)!;
        return new WaitingTicket(
            new TicketNumber(row.GetInt64(at + 1)), QueueRulesStore.Read(row, 0, row.GetString(at)), (Tier)row.GetInt32(at + 2), (Urgency)row.GetInt32(at + 3), row.Time(at + 4))
        {
            DueBy = row.TimeOrNull(at + 5),
            Language = state.Language,
            Skills = row.TextOrNull(at + 6)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
            IsHostile = state.Tone.IsHostile,
            KnownBy = row.NumberOrNull(at + 8) is { } agent ? new AgentId(agent) : null,
        };
    }
}
