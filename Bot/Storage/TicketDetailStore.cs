using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Labels;

namespace SupportBot.Storage;

/// <summary>Reads one ticket with its transcript: messages, replies, notes, events, readings, deliveries.</summary>
internal sealed class TicketDetailStore(Database database, QueueStore queue)
{
    /// <summary>How many lines are shown at once.</summary>
    public const int PageSize = 200;

    private const string Head = """
        SELECT c.id, c.channel, c.address, c.state, c.unreachable_since, c.seen_position FROM tickets t
        JOIN conversations c ON c.id = t.conversation_id WHERE t.number = $1
        """;

    private const string Lines = """
        SELECT m.position, m.author, m.text, m.at, a.name, m.choice, m.unreadable, m.choices, m.attachments, m.reading, m.edited_at,
          m.deleted_at, m.replies_to, m.external_id, m.agent_id
        FROM messages m LEFT JOIN agents a ON a.id = m.agent_id
        WHERE m.conversation_id = $1 AND m.position < $2 ORDER BY m.position DESC LIMIT $3
        """;

    private const string Happened = """
        SELECT m.position, m.author, m.text, m.at, a.name, m.choice, m.unreadable, m.choices, m.attachments, m.reading, m.edited_at,
          m.deleted_at, m.replies_to, m.external_id, m.agent_id
        FROM tickets t JOIN messages m ON m.conversation_id = t.conversation_id LEFT JOIN agents a ON a.id = m.agent_id
        WHERE t.number = $1 AND m.author IN (3, 4) ORDER BY m.position LIMIT $2
        """;

    private const int LongestTimeline = 2000;
    private const int MostOthers = 5;
    private const int LinesOfOthers = 50;

    // Nobody is somebody else's person unless they were joined, so mostly nothing is looked up.
    private const string Others = """
        SELECT o.id, t.number, o.channel, t.state
        FROM conversations c JOIN customers u ON u.id = c.customer_id
        JOIN customers p ON p.id <> u.id AND (p.person_id = COALESCE(u.person_id, u.id) OR p.id = u.person_id)
        JOIN conversations o ON o.customer_id = p.id JOIN tickets t ON t.conversation_id = o.id
        WHERE c.id = $1 AND o.last_position > 0 ORDER BY o.changed DESC LIMIT $2
        """;

    // What the customer writes in a duplicate is read here.
    private const string Duplicates = """
        WITH RECURSIVE merged (number) AS (
          SELECT t.number FROM tickets main JOIN tickets t ON t.merged_into = main.number WHERE main.conversation_id = $1
          UNION SELECT t.number FROM merged JOIN tickets t ON t.merged_into = merged.number)
        SELECT o.id, t.number, o.channel, t.state FROM merged JOIN tickets t ON t.number = merged.number JOIN conversations o ON o.id = t.conversation_id
        ORDER BY o.changed DESC LIMIT $2
        """;

    // A reply in several parts shares one position; the worst part is the one to show.
    private const string Deliveries = """
        SELECT position, MIN(state), MAX(state),
          COALESCE(MAX(CASE WHEN state = 4 THEN problem END), MAX(CASE WHEN state = 3 THEN problem END), MAX(CASE WHEN repeated = 1 THEN problem END))
        FROM outbox WHERE conversation_id = $1 AND act = 0 AND position > 0 GROUP BY position
        """;

    private const string NewestRating = "SELECT score, comment FROM ratings WHERE conversation_id = $1 ORDER BY resolved_at DESC LIMIT 1";

    private const string Versions = "SELECT position, text, replaced_at FROM message_versions WHERE conversation_id = $1 ORDER BY number";

    // One of the customer's, or one of ours as a messenger names it.
    private const string Quoted = """
        SELECT 1, text FROM messages WHERE channel = $2 AND external_id = $3 AND conversation_id = $1 AND deleted_at IS NULL
        UNION ALL SELECT 0, text FROM outbox WHERE conversation_id = $1 AND external_id = $3 LIMIT 1
        """;

    /// <summary>The newest lines, or the newest before a position; null when there is no such ticket.</summary>
    public async ValueTask<TicketDetail?> FindAsync(TicketNumber number, long before = long.MaxValue)
    {
        if (await queue.FindAsync(number) is not { } row) return null;
        return await database.ReadAsync(async sql =>
        {
            var head = await sql.FirstAsync(Head, ReadHead, number.Value);
            var id = head.Id;
            var lines = await sql.ListAsync(Lines, ReadLine, id, before, PageSize + 1);
            var earlier = lines.Count > PageSize;
            if (earlier) lines.RemoveAt(PageSize);
            lines.Reverse();
            Mark(lines, await sql.ListAsync(Deliveries, ReadDelivery, id));
            MarkSeen(lines, head.Seen);
            await AddVersionsAsync(sql, id, lines);
            await AddLabelsAsync(sql, id, lines);
            await AddQuotesAsync(sql, id, head.Address.Channel, lines);
            return new TicketDetail(row, new ConversationId(id), head.Address, head.State.Facts, head.State.Triage, lines, earlier)
            {
                UnreachableSince = head.UnreachableSince,
                Approval = head.State.Approval,
                ToldWait = row.Ticket.State is TicketState.Waiting ? head.State.ToldWait : null,
                FactsFrom = head.State.FactsFrom ?? FactSources.None,
                Rating = await sql.FirstAsync(NewestRating, row => new Rating(row.GetInt32(0), row.TextOrNull(1)), id),
                Others = await OthersAsync(sql, id),
            };
        });
    }

    /// <summary>Everything that happened to a ticket, and every note, oldest first.</summary>
    public ValueTask<List<TranscriptLine>> TimelineAsync(TicketNumber number) => database.ReadAsync(sql => sql.ListAsync(Happened, ReadLine, number.Value, LongestTimeline));

    private static async ValueTask<IReadOnlyList<OtherConversation>> OthersAsync(Sql sql, long id)
    {
        var others = new List<OtherConversation>();
        foreach (var (other, number, channel, state) in (await sql.ListAsync(Duplicates, ReadOther, id, MostOthers)).Union(await sql.ListAsync(Others, ReadOther, id, MostOthers)))
        {
            var lines = await sql.ListAsync(Lines, ReadLine, other, long.MaxValue, LinesOfOthers);
            lines.Reverse();
            await AddLabelsAsync(sql, other, lines);
            others.Add(new OtherConversation(number, channel, state, lines));
        }
        return others;
    }

    private static (long Id, TicketNumber Number, ChannelName Channel, TicketState State) ReadOther(DbDataReader row) =>
        (row.GetInt64(0), new TicketNumber(row.GetInt64(1)), new ChannelName(row.GetString(2)), (TicketState)row.GetInt32(3));

    // Outbox rows stand at the last position of their commit, which may be an event after the reply.
    private static void Mark(List<TranscriptLine> lines, List<(long Position, DeliveryState State, string? Problem)> deliveries)
    {
        foreach (var (position, state, problem) in deliveries)
        {
            var at = lines.FindLastIndex(line => line.Position <= position && line.Kind is LineKind.Bot or LineKind.Agent);
            if (at >= 0) lines[at] = lines[at] with { Delivery = state, DeliveryProblem = problem };
        }
    }

    // One mark is enough: what stands above it was seen too.
    private static void MarkSeen(List<TranscriptLine> lines, long seen)
    {
        var at = lines.FindLastIndex(line => line.Position <= seen && line.Kind is LineKind.Bot or LineKind.Agent);
        if (at >= 0) lines[at] = lines[at] with { IsSeen = true };
    }

    private static async ValueTask AddVersionsAsync(Sql sql, long id, List<TranscriptLine> lines)
    {
        if (!lines.Exists(line => line.EditedAt is not null)) return;
        var versions = await sql.ListAsync(Versions, row => (Position: row.GetInt64(0), Words: new EarlierWords(row.GetString(1), row.Time(2))), id);
        var of = versions.ToLookup(version => version.Position, version => version.Words);
        for (var i = 0; i < lines.Count; i++)
            if (of.Contains(lines[i].Position)) lines[i] = lines[i] with { Earlier = [.. of[lines[i].Position]] };
    }

    private static async ValueTask AddLabelsAsync(Sql sql, long id, List<TranscriptLine> lines)
    {
        if (!lines.Exists(line => line.Reading is not null)) return;
        var labels = await LabelStore.OfAsync(sql, new ConversationId(id));
        for (var i = 0; i < lines.Count; i++)
            if (labels.Contains(lines[i].Position)) lines[i] = lines[i] with { Labels = [.. labels[lines[i].Position]] };
    }

    private static async ValueTask AddQuotesAsync(Sql sql, long id, ChannelName channel, List<TranscriptLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].RepliesTo is not { } answered) continue;
            var quote = await sql.FirstAsync(Quoted, row => new QuotedLine(row.GetInt32(0) == 1, row.GetString(1)), id, channel.Value, answered);
            lines[i] = lines[i] with { Quote = quote };
        }
    }

    private static (long Id, Address Address, StoredState State, DateTimeOffset? UnreachableSince, long Seen) ReadHead(DbDataReader row) => (
        row.GetInt64(0), new Address(new ChannelName(row.GetString(1)), row.GetString(2)),
        JsonSerializer.Deserialize(row.GetString(3), StoredJson.Default.StoredState)!, row.TimeOrNull(4), row.GetInt64(5));

    private static (long Position, DeliveryState State, string? Problem) ReadDelivery(DbDataReader row)
    {
        var (least, most) = ((DeliveryState)row.GetInt32(1), (DeliveryState)row.GetInt32(2));
        return (row.GetInt64(0), most > DeliveryState.Sent ? most : least, row.TextOrNull(3));
    }

    private static TranscriptLine ReadLine(DbDataReader row) => new()
    {
        Position = row.GetInt64(0),
        Kind = (LineKind)row.GetInt32(1),
        Text = row.GetString(2),
        At = row.Time(3),
        AgentName = row.TextOrNull(4),
        Pressed = !row.IsDBNull(5),
        Unreadable = row.TextOrNull(6),
        Choices = row.List(7, StoredJson.Default.IReadOnlyListChoice),
        Attachments = row.List(8, StoredJson.Default.IReadOnlyListAttachment),
        Reading = row.IsDBNull(9) ? null : JsonSerializer.Deserialize(row.GetString(9), StoredJson.Default.Assessment),
        EditedAt = row.TimeOrNull(10),
        DeletedAt = row.TimeOrNull(11),
        RepliesTo = row.TextOrNull(12),
        ExternalId = row.TextOrNull(13),
        Agent = row.NumberOrNull(14) is { } agent ? new AgentId(agent) : null,
    };
}
