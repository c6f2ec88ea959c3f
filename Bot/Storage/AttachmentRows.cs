using System.Security.Cryptography;
using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>What the store knows of every file, wherever its bytes are kept.</summary>
internal static class AttachmentRows
{
    /// <summary>A name nobody can guess.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static ValueTask AddAsync(Sql sql, Attachment about, DateTimeOffset now) => sql.PostAsync(
        "INSERT INTO attachments (id, name, content_type, size, created_at) VALUES ($1, $2, $3, $4, $5)",
        about.Id, about.Name, about.ContentType, about.Size, now.Ms());

    public static ValueTask<Attachment?> FindAsync(Database database, string id) => database.ReadAsync(sql => sql.FirstAsync(
        "SELECT id, name, content_type, size FROM attachments WHERE id = $1",
        row => new Attachment(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)), id));
}
