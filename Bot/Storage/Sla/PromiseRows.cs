using SupportBot.Conversations;

namespace SupportBot.Storage.Sla;

/// <summary>Writes what becomes of promises, in the commit of the thing itself: drawn from the ticket before and after, so that no turn or act has to remember it (C17).</summary>
internal static class PromiseRows
{
    private const string Open = "conversation_id = $1 AND kept_at IS NULL AND broken_at IS NULL AND withdrawn_at IS NULL";
    private const string Keep = $"UPDATE promises SET kept_at = $2 WHERE {Open}";
    private const string Break = $"UPDATE promises SET broken_at = $2 WHERE {Open}";
    private const string Withdraw = $"UPDATE promises SET withdrawn_at = $2 WHERE {Open}";
    private const string Remind = $"UPDATE promises SET reminded_at = $2 WHERE {Open}";
    private const string Make = "INSERT INTO promises (conversation_id, agent_id, queue, made_at, due_at) VALUES ($1, $2, $3, $4, $5)";

    public static async ValueTask WriteAsync(Sql sql, Commit commit, DateTimeOffset now)
    {
        var (id, before, after) = (commit.Before.Id.Value, commit.Before.Ticket, commit.After.Ticket);
        if (commit.IsReminder) await sql.PostAsync(Remind, id, now.Ms());
        if (before.PromisedBy == after.PromisedBy) return;
        if (before.PromisedBy is not null) await sql.PostAsync(End(commit), id, now.Ms());
        if (after.PromisedBy is { } due)
            await sql.PostAsync(Make, id, after.State is TicketState.Claimed ? after.Agent?.Value : null, after.Queue, now.Ms(), due.Ms());
    }

    // Kept is what the customer heard of from a person, in whatever words; what the customer ended needs no update any more.
    private static string End(Commit commit)
    {
        if (commit.After.Ticket.BrokenPromises > commit.Before.Ticket.BrokenPromises) return Break;
        var isSettled = commit.After.Ticket is { State: TicketState.Resolved, Outcome: not TicketOutcome.Duplicate };
        return commit.Lines.Any(line => line.Kind is LineKind.Agent || (isSettled && line.Agent is not null)) ? Keep : Withdraw;
    }
}
