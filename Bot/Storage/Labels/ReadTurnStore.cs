using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Labels;

/// <summary>A turn of a customer with what was read in it.</summary>
/// <param name="Messages">What the customer wrote, oldest first.</param>
/// <param name="ReadBy">The model; null when it was not noted.</param>
internal sealed record ReadTurn(LabelledPlace Place, TicketNumber Ticket, IReadOnlyList<Message> Messages, Assessment Reading, string? ReadBy)
{
    /// <summary>What people said of the reading, oldest first.</summary>
    public IReadOnlyList<ShownLabel> Labels { get; init; } = [];
}

/// <summary>Finds the turn that a reading belongs to.</summary>
internal sealed class ReadTurnStore(Database database)
{
    private const string Head = """
        SELECT c.id, c.channel, c.address, m.reading, m.read_by FROM tickets t JOIN conversations c ON c.id = t.conversation_id
        JOIN messages m ON m.conversation_id = c.id AND m.position = $2 AND m.author = 0 AND m.reading IS NOT NULL
        WHERE t.number = $1
        """;

    // A turn takes everything the customer wrote since the one before it.
    private const string Burst = """
        SELECT position, text, at, choice FROM messages
        WHERE conversation_id = $1 AND author = 0 AND position <= $2 AND deleted_at IS NULL AND position > COALESCE(
          (SELECT MAX(before.position) FROM messages before WHERE before.conversation_id = $1 AND before.position < $2 AND before.reading IS NOT NULL), 0)
        ORDER BY position
        """;

    /// <summary>Null when nothing was read at this position.</summary>
    public ValueTask<ReadTurn?> FindAsync(TicketNumber ticket, long position) => database.ReadAsync(async sql =>
        await sql.FirstAsync(Head, row => Read(row, ticket, position), ticket.Value, position) is { } turn
            ? turn with
            {
                Messages = await sql.ListAsync(Burst, ReadMessage, turn.Place.Conversation.Value, position),
                Labels = [.. (await LabelStore.OfAsync(sql, turn.Place.Conversation))[position]],
            }
            : null);

    private static ReadTurn Read(DbDataReader row, TicketNumber ticket, long position) => new(
        new LabelledPlace(new ConversationId(row.GetInt64(0)), new Address(new ChannelName(row.GetString(1)), row.GetString(2)), position), ticket, [],
        JsonSerializer.Deserialize(row.GetString(3), StoredJson.Default.Assessment)!, row.TextOrNull(4));

    private static Message ReadMessage(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.Time(2), row.TextOrNull(3));
}
