using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Labels;

/// <summary>A turn that was read lately.</summary>
/// <param name="LabelledBy">Who has labelled it, by agent's number.</param>
internal sealed record RecentTurn(ReadTurn Turn, IReadOnlySet<long> LabelledBy)
{
    /// <summary>What the customer wrote or pressed next; null for nothing yet.</summary>
    public Message? Next { get; init; }

    /// <summary>Whether the bot had said something before that.</summary>
    public bool IsNextAfterBot { get; init; }
}

/// <summary>Finds what customers wrote lately, so that somebody can label it.</summary>
internal sealed class RecentTurnStore(Database database)
{
    private const int Conversations = 300;

    // The end of a conversation is enough of it: one talker would fill the list otherwise.
    private const string Lines = """
        SELECT c.id, c.channel, c.address, t.number, m.position, m.author, m.text, m.at, m.choice, m.reading, m.read_by
        FROM (SELECT id, channel, address, last_position FROM conversations ORDER BY changed DESC LIMIT $1) c
        JOIN tickets t ON t.conversation_id = c.id
        JOIN messages m ON m.conversation_id = c.id AND m.position > c.last_position - 20
        WHERE m.author <= 1 AND m.deleted_at IS NULL ORDER BY c.id, m.position
        """;

    private const string Labelled = """
        SELECT DISTINCT m.conversation_id, m.position, l.agent_id FROM labelled_messages m JOIN labels l ON l.message_id = m.id
        WHERE m.conversation_id IN (SELECT id FROM conversations ORDER BY changed DESC LIMIT $1)
        """;

    public async Task<IReadOnlyList<RecentTurn>> ListAsync() => await database.ReadAsync<IReadOnlyList<RecentTurn>>(async sql =>
    {
        var labelled = (await sql.ListAsync(Labelled, row => (Place: (row.GetInt64(0), row.GetInt64(1)), By: row.GetInt64(2)), Conversations)).ToLookup(of => of.Place, of => of.By);
        var lines = await sql.ListAsync(Lines, ReadLine, Conversations);
        return [.. lines.GroupBy(line => line.Ticket).SelectMany(conversation => Turns(conversation, labelled))];
    });

    private static List<RecentTurn> Turns(IEnumerable<RecentLine> lines, ILookup<(long, long), long> labelled)
    {
        var (turns, burst, botSpoke, isAnswered) = (new List<RecentTurn>(), new List<Message>(), false, true);
        foreach (var line in lines)
        {
            botSpoke |= line.IsBots;
            if (line.IsBots) continue;
            if (!isAnswered) turns[^1] = turns[^1] with { Next = line.Message, IsNextAfterBot = botSpoke };
            isAnswered = true;
            burst.Add(line.Message);
            if (line.Reading is not { } reading) continue;
            turns.Add(new RecentTurn(new ReadTurn(line.Place, line.Ticket, [.. burst], reading, line.ReadBy), labelled[(line.Place.Conversation.Value, line.Place.Position)].ToHashSet()));
            burst.Clear();
            (botSpoke, isAnswered) = (false, false);
        }
        return turns;
    }

    private static RecentLine ReadLine(DbDataReader row) => new(
        new LabelledPlace(new ConversationId(row.GetInt64(0)), new Address(new ChannelName(row.GetString(1)), row.GetString(2)), row.GetInt64(4)), new TicketNumber(row.GetInt64(3)),
        (LineKind)row.GetInt32(5) is LineKind.Bot, new Message(row.GetInt64(4), row.GetString(6), row.Time(7), row.TextOrNull(8)),
        row.IsDBNull(9) ? null : JsonSerializer.Deserialize(row.GetString(9), StoredJson.Default.Assessment), row.TextOrNull(10));

    private sealed record RecentLine(LabelledPlace Place, TicketNumber Ticket, bool IsBots, Message Message, Assessment? Reading, string? ReadBy);
}
