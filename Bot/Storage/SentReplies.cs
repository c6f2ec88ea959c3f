using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>A reply as an agent sent it, and as it reads now.</summary>
/// <param name="Sent">Its first words: what the messenger was given.</param>
internal sealed record SentReply(AgentId By, string Text, string Sent, bool IsTakenBack);

/// <summary>What becomes of a reply that was sent: other words, or none.</summary>
/// <param name="Text">The new words; null when it is taken back.</param>
internal sealed record Amendment(long Position, string? Text);

/// <summary>Replies that agents sent, to be changed or taken back. What was said before is kept.</summary>
internal sealed class SentReplies(Database database)
{
    private const string Find = """
        SELECT m.agent_id, m.text, v.text, m.deleted_at FROM tickets t JOIN messages m ON m.conversation_id = t.conversation_id AND m.position = $2
        LEFT JOIN message_versions v ON v.conversation_id = m.conversation_id AND v.position = m.position AND v.number = 1
        WHERE t.number = $1 AND m.author = 2 AND m.agent_id IS NOT NULL
        """;

    private const string KeepVersion = """
        INSERT INTO message_versions (conversation_id, position, number, replaced_at, text)
        SELECT conversation_id, position,
          1 + (SELECT COUNT(*) FROM message_versions v WHERE v.conversation_id = m.conversation_id AND v.position = m.position), $3, text
        FROM messages m WHERE conversation_id = $1 AND position = $2 AND author = 2
        """;

    private const string ChangeWords = "UPDATE messages SET text = $4, edited_at = $3 WHERE conversation_id = $1 AND position = $2 AND author = 2";

    private const string TakeBack = "UPDATE messages SET deleted_at = $3 WHERE conversation_id = $1 AND position = $2 AND author = 2 AND deleted_at IS NULL";

    // Rows stand at the last position of their commit. What else was said between is another reply's.
    private const string Rows = """
        SELECT o.id, o.text, o.file FROM outbox o WHERE o.conversation_id = $1 AND o.act = 0
          AND o.position = (SELECT MIN(position) FROM outbox WHERE conversation_id = $1 AND act = 0 AND position >= $2)
          AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = $1 AND m.position > $2 AND m.position <= o.position AND m.author IN (1, 2))
        ORDER BY o.id
        """;

    /// <summary>Null when no agent's reply stands there.</summary>
    public ValueTask<SentReply?> FindAsync(TicketNumber number, long position) => database.ReadAsync(sql => sql.FirstAsync(
        Find, row => new SentReply(new AgentId(row.GetInt64(0)), row.GetString(1), row.TextOrNull(2) ?? row.GetString(1), !row.IsDBNull(3)), number.Value, position));

    /// <summary>Part of the commit that says so.</summary>
    public static async ValueTask AmendAsync(Sql sql, ConversationId conversation, Amendment amendment, DateTimeOffset now)
    {
        if (amendment.Text is not { } text)
        {
            await sql.PostAsync(TakeBack, conversation.Value, amendment.Position, now.Ms());
            return;
        }
        await sql.PostAsync(KeepVersion, conversation.Value, amendment.Position, now.Ms());
        await sql.PostAsync(ChangeWords, conversation.Value, amendment.Position, now.Ms(), text);
    }

    /// <summary>What of the outbox a reply was sent by: its pieces in order, and its files.</summary>
    /// <param name="pieces">Its words as they were sent.</param>
    public static async ValueTask<(IReadOnlyList<long> Words, IReadOnlyList<long> Files)> RowsAsync(Sql sql, long conversation, long position, IReadOnlyList<string> pieces)
    {
        var rows = await sql.ListAsync(Rows, ReadRow, conversation, position);
        // With the first reply goes who answers now: that is not the reply.
        var words = rows.Where(row => !row.IsFile && pieces.Contains(row.Text)).TakeLast(pieces.Count).Select(row => row.Id);
        return ([.. words], [.. rows.Where(row => row.IsFile).Select(row => row.Id)]);
    }

    private static (long Id, string Text, bool IsFile) ReadRow(DbDataReader row) => (row.GetInt64(0), row.GetString(1), !row.IsDBNull(2));
}
