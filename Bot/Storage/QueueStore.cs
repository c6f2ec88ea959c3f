using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Storage;

/// <summary>What the desk lists.</summary>
internal sealed class QueueStore(Database database, TimeProvider clock)
{
    // The bot keeps every conversation that was ever left unfinished; only those among the newest changes are worth a look.
    private const int Recent = 50_000;

    private const string Select = $"""
        SELECT {TicketStore.Columns}, a.name, c.channel, u.name, c.state, c.changed, m.author, w.name, m.text, m.unreadable, m.attachments, m.at
        """;

    private const string Joins = """
        JOIN conversations c ON c.id = t.conversation_id JOIN customers u ON u.id = c.customer_id
        """;

    private const string Glance = """
        LEFT JOIN agents a ON a.id = t.agent_id
        LEFT JOIN messages m ON m.conversation_id = c.id AND m.position =
          (SELECT l.position FROM messages l WHERE l.conversation_id = c.id AND l.author <= 2 AND l.deleted_at IS NULL ORDER BY l.position DESC LIMIT 1)
        LEFT JOIN agents w ON w.id = m.agent_id
        """;

    // PostgreSQL wants every parameter in the statement, whatever the order of the list asks for: hence $20.
    private const string Filtered = """
        ($2 < 0 OR t.urgency = $2) AND ($3 < 0 OR t.topic = $3) AND ($4 = '' OR c.channel = $4) AND ($5 = '' OR t.queue = $5)
        AND ($13 < 0 OR t.tier = $13) AND ($14 < 0 OR t.outcome = $14) AND ($15 = '' OR ',' || t.tags || ',' LIKE $15)
        AND ($16 = 0 OR t.snoozed_until IS NOT NULL) AND ($17 = 0 OR t.translate_into IS NOT NULL) AND ($18 = 0 OR t.merged_into IS NOT NULL)
        AND ($19 = 0 OR t.broken_promises > 0 OR t.sla_missed > 0)
        AND $20 > 0 AND ($6 = '' OR c.state LIKE $6) AND ($7 = 0 OR t.number = $7)
        AND ($8 = '' OR u.name {like} $8 ESCAPE '!' OR u.name {like} $9 ESCAPE '!' OR u.name {like} $10 ESCAPE '!'
          OR t.symptom {like} $8 ESCAPE '!' OR t.symptom {like} $9 ESCAPE '!' OR t.symptom {like} $10 ESCAPE '!')
        """;

    public ValueTask<List<TicketRow>> ListAsync(QueueQuery query) =>
        database.ReadAsync(sql => sql.ListAsync(ListSql(query), Read, Values(query)));

    public ValueTask<TicketRow?> FindAsync(TicketNumber number) => database.ReadAsync(sql =>
        sql.FirstAsync($"{Select} FROM tickets t {Joins} {Glance} WHERE t.number = $1", Read, number.Value));

    /// <summary>The ticket of whoever writes at an address.</summary>
    public ValueTask<TicketNumber?> NumberAsync(Address address) => database.ReadAsync(sql => sql.FirstAsync<TicketNumber?>(
        "SELECT t.number FROM conversations c JOIN tickets t ON t.conversation_id = c.id WHERE c.channel = $1 AND c.address = $2",
        row => new TicketNumber(row.GetInt64(0)), address.Channel.Value, address.Value));

    public ValueTask<QueueCounts> CountAsync(AgentId agent) => database.ReadAsync(sql => sql.FirstAsync(
        "SELECT (SELECT COUNT(*) FROM tickets WHERE state = 1), (SELECT COUNT(*) FROM tickets WHERE state = 2 AND agent_id = $1)",
        row => new QueueCounts(row.GetInt64(0), row.GetInt64(1)), agent.Value));

    /// <summary>The sequence of the newest settled change. What is read after it holds at least that change.</summary>
    public ValueTask<long> SequenceAsync() => database.ReadAsync(sql =>
        sql.FirstAsync("SELECT COALESCE(MAX(changed), 0) FROM conversations WHERE changed < $1", row => row.GetInt64(0), database.Settled));

    /// <summary>
    /// Conversations that changed after a sequence, in that order, each with its newest change only. One commit may change several
    /// under the same sequence: a page that ends among them is continued from its last ticket.
    /// </summary>
    /// <param name="from">The last ticket seen with the sequence <paramref name="after"/>; null when all of them were.</param>
    public ValueTask<List<TicketChanged>> ChangedAsync(long after, TicketNumber? from, int limit) => database.ReadAsync(sql => sql.ListAsync(
        """
        SELECT c.changed, t.number, t.state, t.agent_id, c.last_position, m.author, t.urgency, t.waiting_since
        FROM conversations c JOIN tickets t ON t.conversation_id = c.id
        LEFT JOIN messages m ON m.conversation_id = c.id AND m.position = c.last_position
        WHERE c.changed >= $1 AND c.changed < $4 AND (c.changed > $1 OR t.number > $2) ORDER BY c.changed, t.number LIMIT $3
        """,
        row => new TicketChanged(
            row.GetInt64(0), new TicketNumber(row.GetInt64(1)), (TicketState)row.GetInt32(2),
            row.NumberOrNull(3) is { } agent ? new AgentId(agent) : null, row.GetInt64(4), (LineKind?)row.NumberOrNull(5),
            (Urgency)row.GetInt32(6), row.TimeOrNull(7)),
        after, from?.Value ?? long.MaxValue, limit, database.Settled));

    // The page is chosen first, so that the last words are looked up for its rows alone.
    private static string ListSql(QueueQuery query)
    {
        var order = Order(query.State);
        return $"""
            {Select}
            FROM (SELECT t.number FROM tickets t {Joins} WHERE {(query.Whose is Whose.Followed ? "1 = 1" : Of(query.State))} AND {By(query.Whose)} AND {Filtered} ORDER BY {order} LIMIT $11 OFFSET $12) p
            JOIN tickets t ON t.number = p.number {Joins} {Glance} ORDER BY {order}
            """;
    }

    // States stand as literals so that the partial indexes apply. An opened chat in which nobody wrote yet is no work for anybody.
    private static string Of(TicketState? state) => state switch
    {
        TicketState.Triage => $"t.state = 0 AND c.last_position > 0 AND c.changed > (SELECT MAX(changed) - {Recent} FROM conversations)",
        TicketState.Waiting => "t.state = 1",
        TicketState.Claimed => "t.state = 2",
        TicketState.Resolved => "t.state = 3",
        null => $"t.state <> 3 AND c.last_position > 0 AND c.changed > (SELECT MAX(changed) - {Recent} FROM conversations)",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string By(Whose whose) => whose switch
    {
        Whose.Anyones => "$1 > 0",
        Whose.Mine => "t.agent_id = $1",
        Whose.Others => "t.agent_id <> $1",
        Whose.Followed => "c.id IN (SELECT conversation_id FROM followers WHERE agent_id = $1)",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Order(TicketState? state) => state switch
    {
        TicketState.Waiting => WaitingOrder.Sql("$20"),
        // Where the customer has the last word, or was promised one that is late, somebody owes an answer; what is put aside comes last.
        TicketState.Claimed => $"""
            CASE WHEN t.snoozed_until IS NULL THEN 0 ELSE 1 END,
            CASE WHEN t.overdue_since IS NOT NULL THEN 0 ELSE
              (SELECT CASE l.author WHEN 0 THEN 0 ELSE 1 END FROM messages l WHERE l.conversation_id = c.id AND l.author IN (0, 2) AND l.deleted_at IS NULL ORDER BY l.position DESC LIMIT 1) END,
            t.urgency DESC, COALESCE(t.due_by, {long.MaxValue}), t.number
            """,
        TicketState.Resolved => "t.resolved_at DESC, t.number DESC",
        TicketState.Triage or null => "c.changed DESC, t.number",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Value[] Values(QueueQuery query)
    {
        var filter = query.Filter;
        return
        [
            query.Agent.Value, (long?)filter.Urgency ?? -1, (long?)filter.Topic ?? -1, filter.Channel?.Value ?? "", filter.Queue ?? "",
            filter.Language is { } language ? StoredState.LanguagePattern(language) : "", filter.Number?.Value ?? 0,
            Like(filter.Text), Like(filter.Text.ToLowerInvariant()), Like(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(filter.Text.ToLowerInvariant())),
            query.Take, query.Skip, (long?)filter.Tier ?? -1, (long?)filter.Outcome ?? -1, filter.Tag is { } tag ? $"%,{tag},%" : "",
            filter.IsSnoozed ? 1 : 0, filter.IsToTranslate ? 1 : 0, filter.IsMerged ? 1 : 0, filter.IsLate ? 1 : 0, clock.GetUtcNow().Ms(),
        ];
    }

    // The embedded engine's LIKE ignores case for Latin letters only, hence the three spellings.
    private static string Like(string text) => text.Length == 0 ? "" : $"%{text
        .Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";

    private static TicketRow Read(DbDataReader row)
    {
        const int at = TicketStore.ColumnCount;
        var state = JsonSerializer.Deserialize(row.GetString(at + 3), StoredJson.Default.StoredState)!;
        return new TicketRow(
            TicketStore.Read(row, 0), row.TextOrNull(at), new ChannelName(row.GetString(at + 1)), row.TextOrNull(at + 2),
            state.Language, state.Tone, row.IsDBNull(at + 5) ? null : ReadLast(row, at + 5), row.GetInt64(at + 4));
    }

    private static LastWords ReadLast(DbDataReader row, int at) => new(
        (LineKind)row.GetInt32(at), row.TextOrNull(at + 1), row.GetString(at + 2), row.TextOrNull(at + 3), !row.IsDBNull(at + 4), row.Time(at + 5));
}
