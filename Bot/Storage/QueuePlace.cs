using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>Where a waiting ticket stands.</summary>
internal sealed class QueuePlace(Database database)
{
    /// <summary>How many tickets of the same queue are taken before this one: by urgency, then by waiting time.</summary>
    public async ValueTask<int> AheadOfAsync(Ticket ticket) => (int)await database.ReadAsync(sql => sql.FirstAsync(
        """
        SELECT COUNT(*) FROM tickets WHERE state = 1 AND queue = $1 AND number <> $2
          AND (urgency > $3 OR (urgency = $3 AND waiting_since < $4))
        """,
        row => row.GetInt64(0), ticket.Queue, ticket.Number.Value, (long)ticket.Urgency, ticket.WaitingSince.Ms()));
}
