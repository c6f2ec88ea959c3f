using System.Security.Cryptography;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>What the store knows of every file, wherever its bytes are kept.</summary>
internal static class AttachmentRows
{
    // A hash says that whoever kept the file will have told when a message refers to it; of older files nobody knows.
    private const string Loose = """
        SELECT id FROM attachments WHERE conversation_id IS NULL AND sha256 IS NOT NULL AND created_at < $1 ORDER BY created_at LIMIT $2
        """;

    private const string Refer = "UPDATE attachments SET conversation_id = $2, confidential = $3 WHERE id = $1";

    private const string Mark = "UPDATE messages SET attachments = $3 WHERE conversation_id = $1 AND position = $2";

    /// <summary>A name nobody can guess.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static ValueTask AddAsync(Sql sql, Attachment about, string hash, DateTimeOffset now) => sql.PostAsync(
        "INSERT INTO attachments (id, name, content_type, size, sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        about.Id, about.Name, about.ContentType, about.Size, hash, now.Ms());

    /// <summary>A message of this conversation brought these files.</summary>
    public static async ValueTask ReferAsync(Sql sql, IReadOnlyList<Attachment> files, long conversation)
    {
        foreach (var file in files) await sql.PostAsync(Refer, file.Id, conversation, file.IsConfidential ? 1L : 0L);
    }

    /// <summary>The files of a message that came before are confidential now, and bear that mark already.</summary>
    public static async ValueTask ConfideAsync(Sql sql, long conversation, Message message)
    {
        await sql.PostAsync(Mark, conversation, message.Position, Columns.ListJson(message.Attachments, StoredJson.Default.IReadOnlyListAttachment));
        await ReferAsync(sql, message.Attachments, conversation);
    }

    public static ValueTask<Attachment?> FindAsync(Database database, string id) => database.ReadAsync(sql => sql.FirstAsync(
        "SELECT id, name, content_type, size, confidential FROM attachments WHERE id = $1",
        row => new Attachment(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)) { IsConfidential = row.GetInt32(4) > 0 }, id));

    /// <summary>The conversation a file came in; null when no message refers to it.</summary>
    public static ValueTask<long?> ConversationOfAsync(Database database, string id) => database.ReadAsync(sql => sql.FirstAsync(
        "SELECT conversation_id FROM attachments WHERE id = $1", row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), id));

    /// <summary>Files from before a time that no message refers to.</summary>
    public static ValueTask<List<string>> LooseAsync(Database database, DateTimeOffset before, int limit) =>
        database.ReadAsync(sql => sql.ListAsync(Loose, row => row.GetString(0), before.Ms(), limit));

    public static ValueTask RemoveAsync(Sql sql, string id) => sql.PostAsync("DELETE FROM attachments WHERE id = $1", id);
}
