using SupportBot.Conversations;

namespace SupportBot.Storage.Replies;

/// <summary>Which customer got which wording of which canned reply (C29).</summary>
internal sealed class CannedRecord(Database database, TimeProvider clock)
{
    /// <summary>How far back uses are counted.</summary>
    public static readonly TimeSpan Counted = TimeSpan.FromDays(30);

    private const string Add = "INSERT INTO canned_uses (reply_id, wording, conversation_id, agent_id, unchanged, at) VALUES ($1, $2, $3, $4, $5, $6)";

    // A person's, on whichever channel.
    private const string Of = """
        SELECT DISTINCT s.reply_id, s.wording FROM tickets t JOIN conversations c ON c.id = t.conversation_id JOIN customers u ON u.id = c.customer_id
        JOIN customers p ON p.id = u.id OR p.person_id = COALESCE(u.person_id, u.id) OR p.id = u.person_id
        JOIN conversations o ON o.customer_id = p.id JOIN canned_uses s ON s.conversation_id = o.id
        WHERE t.number = $1
        """;

    private const string Figures = "SELECT reply_id, COUNT(*), SUM(unchanged) FROM canned_uses WHERE at >= $1 GROUP BY reply_id";

    /// <summary>The wordings that whoever wrote in this ticket has read.</summary>
    public async ValueTask<IReadOnlySet<(long Reply, string Wording)>> OfAsync(TicketNumber ticket) =>
        (await database.ReadAsync(sql => sql.ListAsync(Of, row => (row.GetInt64(0), row.GetString(1)), ticket.Value))).ToHashSet();

    /// <summary>What was sent of late, by the reply's number.</summary>
    public async ValueTask<IReadOnlyDictionary<long, CannedFigures>> FiguresAsync() => (await database.ReadAsync(sql => sql.ListAsync(
        Figures, row => (Id: row.GetInt64(0), Of: new CannedFigures(row.GetInt64(1), row.GetInt64(2))),
        (clock.GetUtcNow() - Counted).Ms()))).ToDictionary(one => one.Id, one => one.Of);

    /// <summary>Written with the reply itself.</summary>
    public static async ValueTask AddAsync(Sql sql, ConversationId conversation, Line line, DateTimeOffset now)
    {
        foreach (var use in line.Canned)
            await sql.PostAsync(Add, use.Reply, use.Wording, conversation.Value, line.Agent!.Id.Value, use.IsUnchanged ? 1L : 0L, now.Ms());
    }
}
