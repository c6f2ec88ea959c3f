using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Sla;

/// <summary>What a customer was promised, and what became of it: at most one of the last three is set.</summary>
/// <param name="By">The agent who promised; null when it was the bot, for a whole queue.</param>
internal sealed record KeptPromise(
    string? By, DateTimeOffset MadeAt, DateTimeOffset DueAt, DateTimeOffset? RemindedAt, DateTimeOffset? KeptAt, DateTimeOffset? BrokenAt, DateTimeOffset? WithdrawnAt);

/// <summary>How many promises were made in a time, and what became of them.</summary>
internal sealed record PromiseCounts(long Made, long Open, long Kept, long Broken, long Withdrawn);

/// <summary>Promises, as they were made and kept.</summary>
internal sealed class PromiseStore(Database database)
{
    private const int Most = 20;

    private const string OfTicket = """
        SELECT a.name, p.made_at, p.due_at, p.reminded_at, p.kept_at, p.broken_at, p.withdrawn_at
        FROM tickets t JOIN promises p ON p.conversation_id = t.conversation_id LEFT JOIN agents a ON a.id = p.agent_id
        WHERE t.number = $1 ORDER BY p.id DESC LIMIT $2
        """;

    private const string Counts = """
        SELECT COUNT(*), COUNT(kept_at), COUNT(broken_at), COUNT(withdrawn_at) FROM promises WHERE made_at >= $1 AND made_at < $2
        """;

    /// <summary>The newest first.</summary>
    public ValueTask<List<KeptPromise>> OfAsync(TicketNumber ticket) => database.ReadAsync(sql => sql.ListAsync(OfTicket, Read, ticket.Value, Most));

    /// <summary>Of those that were made from a time until before another.</summary>
    public async ValueTask<PromiseCounts> CountAsync(DateTimeOffset from, DateTimeOffset until) => (await database.ReadAsync(sql => sql.FirstAsync(
        Counts,
        row =>
        {
            var (made, kept, broken, withdrawn) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
            return new PromiseCounts(made, made - kept - broken - withdrawn, kept, broken, withdrawn);
        },
        from.Ms(), until.Ms())))!;

    private static KeptPromise Read(DbDataReader row) => new(
        row.TextOrNull(0), row.Time(1), row.Time(2), row.TimeOrNull(3), row.TimeOrNull(4), row.TimeOrNull(5), row.TimeOrNull(6));
}
