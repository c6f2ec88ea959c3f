using System.Data.Common;
using System.Text.Json;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>A customer who waits, and what they were last told of the queue.</summary>
internal sealed record WaitingCustomer(ConversationId Conversation, string Queue, Language Language, string? Told);

/// <summary>How fast a queue goes: how many were taken from it since the first of them was.</summary>
internal sealed record QueuePace(string Queue, int Taken, DateTimeOffset Since);

/// <summary>Who waits, and how fast it goes.</summary>
internal sealed class WaitingStore(Database database)
{
    /// <summary>Whoever stands further behind is told nothing of the queue; they have the time of the next update.</summary>
    public const int Most = 1000;

    private const string Waiting = """
        SELECT c.id, t.queue, c.state FROM tickets t JOIN conversations c ON c.id = t.conversation_id
        WHERE t.state = 1 ORDER BY t.urgency DESC, t.waiting_since, t.number LIMIT $1
        """;

    /// <summary>In the order in which they are taken.</summary>
    public ValueTask<List<WaitingCustomer>> ReadAsync() => database.ReadAsync(sql => sql.ListAsync(Waiting, Read, Most));

    public ValueTask<List<QueuePace>> PacesAsync(DateTimeOffset since) => database.ReadAsync(sql => sql.ListAsync(
        "SELECT queue, COUNT(*), MIN(at) FROM claims WHERE at >= $1 GROUP BY queue",
        row => new QueuePace(row.GetString(0), row.GetInt32(1), row.Time(2)), since.Ms()));

    public Task ForgetClaimsAsync(DateTimeOffset before) =>
        database.WriteAsync(WriteKey.None, async sql => { await sql.ExecuteAsync("DELETE FROM claims WHERE at < $1", before.Ms()); });

    private static WaitingCustomer Read(DbDataReader row)
    {
        var state = JsonSerializer.Deserialize(row.GetString(2), StoredJson.Default.StoredState)!;
        return new WaitingCustomer(new ConversationId(row.GetInt64(0)), row.GetString(1), state.Language, state.QueueNews);
    }
}
