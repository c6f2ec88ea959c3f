using System.Data.Common;
using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>What channels that read the transcript themselves may see.</summary>
internal sealed class TranscriptStore(Database database, InboxStore inbox, TimeProvider clock) : ITranscript
{
    private const string Entries = """
        SELECT m.position, m.author, CASE m.author WHEN 0 THEN u.name ELSE a.name END, m.text, m.choices, m.attachments, m.external_id, m.at
        FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN customers u ON u.id = c.customer_id
        LEFT JOIN agents a ON a.id = m.agent_id
        WHERE m.conversation_id = $1 AND m.position > $2 AND m.author <= 2 ORDER BY m.position LIMIT $3
        """;

    public Task<bool> OpenAsync(Address address, Sender sender, CancellationToken ct) => inbox.OpenAsync(address, sender, clock.GetUtcNow(), ct);

    public async Task<IReadOnlyList<TranscriptEntry>?> ReadAsync(Address address, long after, int limit, CancellationToken ct) =>
        await database.ReadAsync<IReadOnlyList<TranscriptEntry>?>(async sql =>
        {
            var id = await sql.FirstAsync(
                "SELECT id FROM conversations WHERE channel = $1 AND address = $2", row => row.GetInt64(0), address.Channel.Value, address.Value);
            return id == 0 ? null : await sql.ListAsync(Entries, Read, id, after, limit);
        });

    public IDisposable Watch(Address address, Action<TranscriptEvent> watcher) => database.Feed.Watch(address, watcher);

    private static TranscriptEntry Read(DbDataReader row) => new()
    {
        Position = row.GetInt64(0),
        Author = (Author)row.GetInt32(1),
        AuthorName = row.TextOrNull(2),
        Text = row.GetString(3),
        Choices = row.List(4, StoredJson.Default.IReadOnlyListChoice),
        Attachments = row.List(5, StoredJson.Default.IReadOnlyListAttachment),
        ExternalId = row.TextOrNull(6),
        At = row.Time(7),
    };
}
