using SupportBot.Storage;

namespace SupportBot.Benchmarks.Copying;

/// <summary>A SQLite store as it is after years: messages of all conversations in the order they came, half of them read by the classifier.</summary>
internal static class LargeStore
{
    private const int MessagesEach = 25;

    private const string Numbers = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $1)";

    private static readonly string[] Statements =
    [
        "INSERT INTO customers (id, channel, external_id, name, created_at) SELECT i + 1, 'web', hex(i), 'Customer ' || i, 1790000000000 + i FROM n",
        """
        INSERT INTO conversations (id, channel, address, customer_id, version, state, last_position, handled_position, changed, created_at)
        SELECT i + 1, 'web', 'address-' || i, i + 1, 9, '{"language":"en","facts":{},"tone":"calm"}', 25, 25, i, 1790000000000 + i FROM n
        """,
        """
        INSERT INTO tickets (number, conversation_id, state, tier, queue, urgency, topic, broken_promises, opened_at)
        SELECT 1001 + i, i + 1, 3, 1, 'general', 1, 1, 0, 1790000000000 + i FROM n
        """,
    ];

    private const string Messages = """
        INSERT INTO messages (conversation_id, position, author, channel, external_id, text, reading, at)
        SELECT 1 + i % $2, 1 + i / $2, i / $2 % 2, CASE i / $2 % 2 WHEN 0 THEN 'web' END, CASE i / $2 % 2 WHEN 0 THEN lower(hex(randomblob(16))) END,
          substr('Where is my order? Где мой заказ? Gdzie jest moje zamówienie? I paid a week ago, and nobody has answered me since. ', 1, 20 + i % 95),
          CASE i / $2 % 2 WHEN 0 THEN '{"language":"en","sentiment":{"value":"negative","confidence":0.93},"urgency":{"value":"high","confidence":0.81}}' END,
          1790000000000 + i
        FROM n
        """;

    public static async Task MakeAsync(string file, long messages)
    {
        var engine = new SqliteEngine(file);
        await (await Database.OpenAsync(engine)).DisposeAsync();
        using var sql = await Sql.OpenAsync(engine, writable: true);
        await sql.ExecuteAsync("BEGIN");
        foreach (var statement in Statements) await sql.ExecuteAsync($"{Numbers} {statement}", messages / MessagesEach);
        await sql.ExecuteAsync($"{Numbers} {Messages}", messages, messages / MessagesEach);
        await sql.ExecuteAsync("COMMIT");
    }
}
