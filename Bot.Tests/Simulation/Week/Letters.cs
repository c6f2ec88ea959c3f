using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Whether customers on messengers got every line once, in order, and nothing else.</summary>
internal static class Letters
{
    private const string Lines = """
        SELECT m.conversation_id, m.text FROM messages m JOIN conversations c ON c.id = m.conversation_id
        WHERE c.channel <> 'web' AND m.author IN (1, 2) AND m.text <> '' ORDER BY m.conversation_id, m.position
        """;

    private const string Sends = "SELECT conversation_id, text FROM outbox WHERE act = 0 AND position > 0 AND text <> '' ORDER BY conversation_id, id";

    public static async Task<IReadOnlyList<(string, string)>> BrokenAsync(WeekOffice office)
    {
        var broken = new List<(string, string)>();
        foreach (var messenger in office.Messengers)
            broken.AddRange(messenger.Sent.Where(sent => sent.Value != 1).Select(sent => ("sent more than once", $"{messenger.Name} {sent.Key}: {sent.Value} times")));
        var (lines, sends) = (await ReadAsync(office.Database, Lines), await ReadAsync(office.Database, Sends));
        foreach (var conversation in lines.Select(one => one.Key).Union(sends.Select(one => one.Key)))
        {
            if (!lines[conversation].SequenceEqual(sends[conversation]))
                broken.Add(("what was said and what was sent differ", $"conversation {conversation}"));
        }
        return broken;
    }

    private static async Task<ILookup<long, string>> ReadAsync(Database database, string query) =>
        (await database.ReadAsync(sql => sql.ListAsync(query, row => (Conversation: row.GetInt64(0), Text: row.GetString(1).Trim()))))
        .ToLookup(row => row.Conversation, row => row.Text);
}
