using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Storage.Waits;

/// <summary>What a commit leaves of waiting: the range that is told, what became of those told before, and what a ticket cost that was taken (C16).</summary>
internal static class WaitRows
{
    // Closed doors and a ticket that came back begin no new wait.
    private const string Tell = """
        INSERT INTO wait_estimates (conversation_id, queue, told_at, is_first, ahead, from_minutes, to_minutes)
        VALUES ($1, $2, $3, CASE WHEN EXISTS (SELECT 1 FROM wait_estimates WHERE conversation_id = $1 AND ended_at IS NULL) THEN 0 ELSE 1 END, $4, $5, $6)
        """;

    private const string End = "UPDATE wait_estimates SET ended_at = $2, taken = $3 WHERE conversation_id = $1 AND ended_at IS NULL";

    private const string Own = """
        SELECT at, load, (SELECT COUNT(*) FROM tickets WHERE state = 2 AND agent_id = $2)
        FROM (SELECT 1 AS one) AS here LEFT JOIN (SELECT at, load FROM claims WHERE queue = $1 AND agent_id = $2 ORDER BY at DESC, id DESC LIMIT 1) AS own ON 1 = 1
        """;

    private const string Others = "SELECT agent_id, MAX(at) FROM claims WHERE queue = $1 AND at >= $2 AND agent_id IS NOT NULL GROUP BY agent_id";

    private const string Add = "INSERT INTO claims (queue, at, agent_id, urgency, waited, load, cost) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    /// <summary>To be called once the ticket is written: what its agent has counts.</summary>
    public static async ValueTask KeepAsync(Sql sql, Commit commit, DateTimeOffset now)
    {
        var (id, before, after) = (commit.Before.Id.Value, commit.Before.Ticket, commit.After.Ticket);
        if (commit.After.ToldWait is { To: > 0 } told && told != commit.Before.ToldWait)
            await sql.PostAsync(Tell, id, after.Queue, told.At.Ms(), (long)told.Ahead, (long)told.From, (long)told.To);
        if (Waits(before) && !Waits(after)) await sql.PostAsync(End, id, now.Ms(), after.State is TicketState.Claimed ? 1L : 0L);
        if (before.State is TicketState.Waiting && after is { State: TicketState.Claimed, Agent: { } agent })
            await TakenAsync(sql, before, new Needs(before.Queue, before.Tier, commit.Before.Language, before.Skills), agent, now);
    }

    // Given to somebody who has not touched it: the customer still waits.
    private static bool Waits(Ticket ticket) => ticket is { State: TicketState.Waiting } or { Assignment: not null };

    private static async ValueTask TakenAsync(Sql sql, Ticket ticket, Needs needs, AgentId by, DateTimeOffset now)
    {
        var since = ticket.WaitingSince ?? now;
        var (own, load) = await sql.FirstAsync(
            Own, row => (row.TimeOrNull(0) is { } at ? new TakenTicket(at, default, row.GetInt32(1)) : (TakenTicket?)null, row.GetInt32(2)), needs.Queue, by.Value);
        var able = (await AgentsHere.ReadAsync(sql, now)).For(needs).Append(by).ToHashSet();
        var others = await sql.ListAsync(Others, row => (Agent: new AgentId(row.GetInt64(0)), At: (DateTimeOffset?)row.Time(1)), needs.Queue, since.Ms());
        var taken = new TakenTicket(now, now - since, load);
        var cost = taken.Cost(own, others.Where(one => able.Contains(one.Agent)).Max(one => one.At), able.Count);
        await sql.PostAsync(
            Add, needs.Queue, now.Ms(), by.Value, (long)ticket.Urgency, (long)taken.Waited.TotalMilliseconds, (long)load,
            cost is { } measured ? (long)measured.TotalMilliseconds : (long?)null);
    }
}
