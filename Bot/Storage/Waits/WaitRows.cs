using SupportBot.Conversations;

namespace SupportBot.Storage.Waits;

/// <summary>What a commit leaves of waiting: the range that is told, what became of those told before, and what a ticket cost that was taken (C16).</summary>
internal static class WaitRows
{
    private const string Tell = """
        INSERT INTO wait_estimates (conversation_id, queue, told_at, is_first, ahead, from_minutes, to_minutes) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string End = "UPDATE wait_estimates SET ended_at = $2, taken = $3 WHERE conversation_id = $1 AND ended_at IS NULL";

    // Given to somebody who did not touch it: the wait was not over.
    private const string Resume = "UPDATE wait_estimates SET ended_at = NULL, taken = 0 WHERE conversation_id = $1 AND ended_at >= $2";

    private const string Before = """
        SELECT at, load, (SELECT MAX(at) FROM claims WHERE queue = $1), (SELECT COUNT(*) FROM tickets WHERE state = 2 AND agent_id = $2)
        FROM (SELECT 1 AS one) AS here LEFT JOIN (SELECT at, load FROM claims WHERE queue = $1 AND agent_id = $2 ORDER BY at DESC, id DESC LIMIT 1) AS own ON 1 = 1
        """;

    private const string Add = "INSERT INTO claims (queue, at, agent_id, urgency, waited, load, cost) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    /// <summary>To be called once the ticket is written: what its agent has counts.</summary>
    public static async ValueTask KeepAsync(Sql sql, Commit commit, DateTimeOffset now)
    {
        var (id, before, after) = (commit.Before.Id.Value, commit.Before.Ticket, commit.After.Ticket);
        if (commit.After.ToldWait is { To: > 0 } told && told != commit.Before.ToldWait)
            await sql.PostAsync(Tell, id, after.Queue, told.At.Ms(), commit.Before.ToldWait is null ? 1L : 0L, (long)told.Ahead, (long)told.From, (long)told.To);
        if (before.State is TicketState.Waiting && after.State is not TicketState.Waiting)
        {
            await sql.PostAsync(End, id, now.Ms(), after.State is TicketState.Claimed ? 1L : 0L);
            if (after is { State: TicketState.Claimed, Agent: { } agent }) await TakenAsync(sql, before, agent, now);
        }
        else if (before.Assignment is { } unanswered && after.State is TicketState.Waiting)
        {
            await sql.PostAsync(Resume, id, unanswered.At.Ms());
        }
    }

    private static async ValueTask TakenAsync(Sql sql, Ticket ticket, AgentId by, DateTimeOffset now)
    {
        var (own, queueBefore, load) = await sql.FirstAsync(
            Before,
            row => (row.TimeOrNull(0) is { } at ? new TakenTicket(at, default, row.GetInt32(1)) : (TakenTicket?)null, row.TimeOrNull(2), row.GetInt32(3)),
            ticket.Queue, by.Value);
        var taken = new TakenTicket(now, now - (ticket.WaitingSince ?? now), load);
        var cost = taken.Cost(own, queueBefore, (await AgentsHere.ReadAsync(sql, now)).Of(ticket.Queue, by));
        await sql.PostAsync(
            Add, ticket.Queue, now.Ms(), by.Value, (long)ticket.Urgency, (long)taken.Waited.TotalMilliseconds, (long)load,
            cost is { } measured ? (long)measured.TotalMilliseconds : (long?)null);
    }
}
