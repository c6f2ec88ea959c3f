using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>Reads one ticket with its transcript: messages, replies, notes, events, readings, deliveries.</summary>
internal sealed class TicketDetailStore(Database database, QueueStore queue)
{
    /// <summary>How many lines are shown at once.</summary>
    public const int PageSize = 200;

    private const string Head = """
        SELECT c.id, c.channel, c.address, c.state, c.seen_position FROM tickets t JOIN conversations c ON c.id = t.conversation_id WHERE t.number = $1
        """;

    private const string Lines = """
        SELECT m.position, m.author, m.text, m.at, a.name, m.choice, m.unreadable, m.choices, m.attachments, m.reading, m.edited_at
        FROM messages m LEFT JOIN agents a ON a.id = m.agent_id
        WHERE m.conversation_id = $1 AND m.position < $2 ORDER BY m.position DESC LIMIT $3
        """;

    // A reply in several parts shares one position; the worst part is the one to show.
    private const string Deliveries = """
        SELECT position, MIN(state), MAX(state), COALESCE(MAX(CASE WHEN state = 4 THEN problem END), MAX(CASE WHEN state = 3 THEN problem END))
        FROM outbox WHERE conversation_id = $1 GROUP BY position
        """;

    /// <summary>The newest lines, or the newest before a position; null when there is no such ticket.</summary>
    public async ValueTask<TicketDetail?> FindAsync(TicketNumber number, long before = long.MaxValue)
    {
        if (await queue.FindAsync(number) is not { } row) return null;
        return await database.ReadAsync(async sql =>
        {
            var (id, address, state, seen) = await sql.FirstAsync(Head, ReadHead, number.Value);
            var lines = await sql.ListAsync(Lines, ReadLine, id, before, PageSize + 1);
            var earlier = lines.Count > PageSize;
            if (earlier) lines.RemoveAt(PageSize);
            lines.Reverse();
            Mark(lines, await sql.ListAsync(Deliveries, ReadDelivery, id));
            MarkSeen(lines, seen);
            return new TicketDetail(row, new ConversationId(id), address, state.Facts, state.Triage, lines, earlier);
        });
    }

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

    private static (long Id, Address Address, StoredState State, long Seen) ReadHead(DbDataReader row) => (
        row.GetInt64(0), new Address(new ChannelName(row.GetString(1)), row.GetString(2)),
        JsonSerializer.Deserialize(row.GetString(3), StoredJson.Default.StoredState)!, row.GetInt64(4));

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
    };
}
