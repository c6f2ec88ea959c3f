using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;

namespace SupportBot.Storage.Labels;

/// <summary>Erases what was labelled of a conversation, while its messages are still there, and what came in of the same words in files of labels.</summary>
internal static class LabelErasure
{
    private const string OfConversation = "conversation_id = $1";
    private const string Loose = "conversation_id IS NULL AND text_key = $1";

    private const string Written = """
        SELECT text FROM messages WHERE conversation_id = $1 AND author = 0 UNION SELECT text FROM message_versions WHERE conversation_id = $1
        """;

    private const string Keys = "SELECT text_key FROM labelled_messages WHERE conversation_id = $1";

    public static async ValueTask EraseAsync(Sql sql, long conversation, DateTimeOffset now)
    {
        var written = await sql.ListAsync(Written, row => row.GetString(0), conversation);
        var labelled = await sql.ListAsync(Keys, row => row.GetString(0), conversation);
        await EraseAsync(sql, OfConversation, conversation, now);
        // In one order on all nodes, so that none waits for another that waits for it.
        foreach (var key in labelled.Concat(written.Where(text => !string.IsNullOrWhiteSpace(text)).Select(TextKey.Of)).Distinct().Order(StringComparer.Ordinal))
            await EraseAsync(sql, Loose, key, now);
    }

    // No word is left: only a mark that models trained in between have learnt from a message that is gone, unless none learns from it.
    private static async ValueTask EraseAsync(Sql sql, string which, Value of, DateTimeOffset now)
    {
        foreach (var (text, at) in await sql.ListAsync($"SELECT text, at FROM labelled_messages WHERE {which}", row => (row.GetString(0), row.GetInt64(1)), of))
            if (!Split.IsHeldApart(text)) await sql.PostAsync("INSERT INTO erased_labels (labelled_at, erased_at) VALUES ($1, $2)", at, now.Ms());
        await sql.PostAsync($"DELETE FROM labelled_messages WHERE {which}", of);
    }
}
