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
        if (PromiseEnds.Of(before, after, commit.Lines, now.Kept()) is { } end) await sql.PostAsync(Statement(end), id, now.Ms());
        if (after.PromisedBy is { } due && due != before.PromisedBy)
            await sql.PostAsync(Make, id, after.State is TicketState.Claimed ? after.Agent?.Value : null, after.Queue, now.Ms(), due.Ms());
    }

    private static string Statement(PromiseEnd end) => end switch
    {
        PromiseEnd.Kept => Keep,
        PromiseEnd.Broken => Break,
        PromiseEnd.Withdrawn => Withdraw,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
