using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Search;

/// <summary>
/// Writes down what conversations are found by, those first that changed longest ago. It follows behind the turns, from where it stopped, whichever node goes on:
/// two that do the same do it once. What was read is written only where nothing changed since, so nothing that is erased comes back.
/// </summary>
internal sealed class SearchIndex(Database database)
{
    // Of very long conversations the newest lines: they are written down anew with every change.
    private const long MostLines = 1000;
    private static readonly int Key = WriteKey.Of("search");

    private const string Progress = "SELECT changed, conversation_id FROM search_progress WHERE name = 'conversations'";

    private const string Changed = """
        SELECT id, changed FROM conversations WHERE changed >= $1 AND changed < $3 AND (changed > $1 OR id > $2) ORDER BY changed, id LIMIT $4
        """;

    private const string Head = $"""
        SELECT {TicketStore.Columns}, c.channel, c.state, u.name FROM conversations c JOIN tickets t ON t.conversation_id = c.id JOIN customers u ON u.id = c.customer_id
        WHERE c.id = $1 AND c.last_position > 0
        """;

    /// <summary>The condition on the lines of <c>messages m</c> that a conversation is found by: people's own words, as long as they stand. Confidential ones are told apart by their files.</summary>
    internal const string Said = "m.author IN (0, 2, 3) AND m.deleted_at IS NULL AND m.choice IS NULL AND m.text <> ''";

    private const string Texts = $"SELECT m.text, m.attachments FROM messages m WHERE m.conversation_id = $1 AND {Said} ORDER BY m.position DESC LIMIT $2";

    private const string Advance = """
        UPDATE search_progress SET changed = $3, conversation_id = $4 WHERE name = 'conversations' AND changed = $1 AND conversation_id = $2 RETURNING changed
        """;

    private const string Forget = "DELETE FROM search_documents WHERE conversation_id = $1 AND EXISTS (SELECT 1 FROM conversations WHERE id = $1 AND changed = $2)";

    private const string Keep = "INSERT INTO search_documents (conversation_id, stems) SELECT id, {document} FROM conversations WHERE id = $1 AND changed = $3";

    /// <summary>Takes the next conversations that changed.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> TakeAsync(int most)
    {
        var (from, changed) = await database.ReadAsync(async sql =>
        {
            var place = await sql.FirstAsync(Progress, row => (Changed: row.GetInt64(0), Conversation: row.GetInt64(1)));
            return (place, await sql.ListAsync(Changed, row => (Id: row.GetInt64(0), Changed: row.GetInt64(1)), place.Changed, place.Conversation, database.Settled, most));
        });
        if (changed.Count == 0) return 0;
        var documents = await database.ReadAsync(async sql =>
        {
            var read = new List<(long Id, long Changed, string Stems)>();
            foreach (var (id, at) in changed)
                if (await DocumentAsync(sql, id) is { } stems) read.Add((id, at, stems));
            return read;
        });
        await database.WriteAsync(Key, async sql =>
        {
            if (await sql.FirstAsync(Advance, row => row.GetInt64(0), from.Changed, from.Conversation, changed[^1].Changed, changed[^1].Id) == 0) return;
            foreach (var (id, at, stems) in documents)
            {
                await sql.PostAsync(Forget, id, at);
                await sql.PostAsync(Keep, id, stems, at);
            }
        });
        return changed.Count;
    }

    /// <summary>Words that came with a file in confidence are found by nobody (C24).</summary>
    internal static bool IsConfidential(string? attachments) => attachments is not null && attachments.Contains("\"isConfidential\":true", StringComparison.Ordinal);

    private static async ValueTask<string?> DocumentAsync(Sql sql, long id)
    {
        if (await sql.FirstAsync(Head, ReadHead, id) is not { } head) return null;
        var lines = await sql.ListAsync(Texts, row => IsConfidential(row.TextOrNull(1)) ? null : row.GetString(0), id, MostLines);
        return SearchDocument.Of(head.Ticket, head.Language, head.Channel, lines.Append(head.Name));
    }

    private static DocumentHead ReadHead(DbDataReader row)
    {
        const int at = TicketStore.ColumnCount;
        return new DocumentHead(
            TicketStore.Read(row, 0), new ChannelName(row.GetString(at)), JsonSerializer.Deserialize(row.GetString(at + 1), StoredJson.Default.StoredState)!.Language, row.TextOrNull(at + 2));
    }

    private sealed record DocumentHead(Ticket Ticket, ChannelName Channel, Language Language, string? Name);
}
