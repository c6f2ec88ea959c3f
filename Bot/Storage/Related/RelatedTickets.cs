using System.Data.Common;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Related;

/// <summary>The tickets beside one ticket: linked, split off, merged, and all others of the same customer.</summary>
internal sealed class RelatedTickets(Database database)
{
    private const int Most = 30;

    private const string Of = """
        SELECT r.related, t.number, t.state, t.topic, t.symptom, c.channel, t.opened_at, t.outcome FROM (
          SELECT other_id AS id, CASE kind WHEN 1 THEN 1 ELSE 0 END AS related FROM ticket_links WHERE conversation_id = $1
          UNION ALL SELECT conversation_id, CASE kind WHEN 1 THEN 2 ELSE 0 END FROM ticket_links WHERE other_id = $1
          UNION ALL SELECT conversation_id, 3 FROM tickets WHERE merged_into = $2
          UNION ALL SELECT o.id, 4 FROM conversations me JOIN customers u ON u.id = me.customer_id
            JOIN customers p ON p.id = u.id OR p.person_id = COALESCE(u.person_id, u.id) OR p.id = u.person_id
            JOIN conversations o ON o.customer_id = p.id WHERE me.id = $1 AND o.id <> $1 AND o.last_position > 0
        ) AS r JOIN tickets t ON t.conversation_id = r.id JOIN conversations c ON c.id = r.id
        ORDER BY r.related, t.opened_at DESC, t.number DESC LIMIT $3
        """;

    private const string Add = """
        INSERT INTO ticket_links (conversation_id, other_id, kind, agent_id, at) SELECT $1, conversation_id, $3, $4, $5 FROM tickets WHERE number = $2
        ON CONFLICT (conversation_id, other_id) DO NOTHING
        """;

    private const string End = """
        DELETE FROM ticket_links WHERE kind = 0 AND
          ((conversation_id = $1 AND other_id = (SELECT conversation_id FROM tickets WHERE number = $2))
          OR (other_id = $1 AND conversation_id = (SELECT conversation_id FROM tickets WHERE number = $2)))
        """;

    // An event is nothing that a turn would be owed for.
    private const string OneLineMore = """
        UPDATE conversations SET last_position = last_position + 1, changed = $2,
          handled_position = CASE WHEN handled_position = last_position THEN last_position + 1 ELSE handled_position END
        WHERE id = (SELECT conversation_id FROM tickets WHERE number = $1) RETURNING id, last_position, channel, address
        """;

    private const string AddEvent = "INSERT INTO messages (conversation_id, position, author, text, at) VALUES ($1, $2, 4, $3, $4)";

    // Neither is waited for: whoever holds one may be waiting for the other.
    private const string Both = "SELECT id FROM conversations WHERE id = $1 OR id = (SELECT conversation_id FROM tickets WHERE number = $2) ORDER BY id {claim}";

    private const string State = "SELECT state FROM tickets WHERE number = $1";

    private const string Owner = "SELECT agent_id FROM tickets WHERE number = $1 AND state = 2";

    /// <summary>Each of them once, as the nearest it is.</summary>
    public async ValueTask<IReadOnlyList<RelatedTicket>> OfAsync(ConversationId conversation, TicketNumber number) =>
        [.. (await database.ReadAsync(sql => sql.ListAsync(Of, Read, conversation.Value, number.Value, Most))).DistinctBy(other => other.Number)];

    /// <summary>Part of the commit of the first of the two.</summary>
    public static ValueTask KeepAsync(Sql sql, ConversationId conversation, Relation relation, AgentId? by, DateTimeOffset now) => relation.IsOver
        ? sql.PostAsync(End, conversation.Value, relation.Other.Value)
        : sql.PostAsync(Add, conversation.Value, relation.Other.Value, (long)relation.Kind, by?.Value, now.Ms());

    /// <summary>Keeps a duplicate and the ticket it is merged into from everybody else until the write has ended. False when somebody has one of them just now, or people do not have that ticket.</summary>
    public static async ValueTask<bool> HoldAsync(Sql sql, ConversationId duplicate, TicketNumber main) =>
        (await sql.ListAsync(Both, row => row.GetInt64(0), duplicate.Value, main.Value)).Count == 2
        && (TicketState)await sql.FirstAsync(State, row => row.GetInt32(0), main.Value) is TicketState.Waiting or TicketState.Claimed;

    /// <summary>Tells the ticket where the matter goes on that the customer wrote in its duplicate, and whoever has it. Part of the duplicate's commit.</summary>
    public static async ValueTask PassOnAsync(Sql sql, TicketNumber from, TicketNumber to, DateTimeOffset now)
    {
        var main = await sql.FirstAsync(
            OneLineMore, row => (Id: row.GetInt64(0), Last: row.GetInt64(1), Address: new Address(new ChannelName(row.GetString(2)), row.GetString(3))), to.Value, sql.Sequence);
        if (main.Id == 0) return;
        await sql.PostAsync(AddEvent, main.Id, main.Last, EventText.PassedOn + from, now.Ms());
        sql.Announce(new Change(sql.Sequence, new ConversationId(main.Id), main.Address, main.Last - 1, main.Last, []));
        if (await sql.FirstAsync(Owner, row => row.NumberOrNull(0), to.Value) is { } owner)
            await AgentNotices.AddAsync(sql, new AgentId(owner), new Notice(NoticeKind.Followed, to, $"The customer wrote in {from}, which was merged into this"), now);
    }

    private static RelatedTicket Read(DbDataReader row) => new(
        (RelatedAs)row.GetInt32(0), new TicketNumber(row.GetInt64(1)), (TicketState)row.GetInt32(2), (Topic)row.GetInt32(3), row.TextOrNull(4), new ChannelName(row.GetString(5)),
        row.Time(6), (TicketOutcome?)row.NumberOrNull(7));
}
