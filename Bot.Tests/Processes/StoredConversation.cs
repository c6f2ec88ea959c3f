using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Processes;

/// <summary>A conversation as it stands in the store, read from outside.</summary>
internal sealed record StoredConversation(string Customer, IReadOnlyList<StoredConversation.Row> Rows, IReadOnlyList<StoredConversation.Sending> Outbox, bool IsOwedATurn)
{
    internal sealed record Row(long Position, LineKind Kind, string Text, bool EndsTurn, DateTimeOffset At);

    /// <param name="IsRepeated">It was sent once more after a try that may have arrived.</param>
    internal sealed record Sending(string Text, DeliveryState State, string? MessengersId, bool IsRepeated)
    {
        /// <summary>How often it may have been shown beside the one time that is known.</summary>
        public int InDoubt => (State is DeliveryState.Uncertain ? 1 : 0) + (IsRepeated ? 1 : 0);
    }

    public IReadOnlyList<string> Written => [.. Rows.Where(row => row.Kind is LineKind.Customer).Select(row => row.Text)];

    public IReadOnlyList<string> Said => [.. Rows.Where(row => row.Kind is LineKind.Bot).Select(row => row.Text)];

    /// <summary>Every line, for whoever looks into what went wrong.</summary>
    public string Transcript => string.Join('\n', Rows.Select(row => $"{row.Position} {row.At:HH:mm:ss.fff} {row.Kind}{(row.EndsTurn ? ", ends a turn" : "")}: {row.Text}"));

    /// <summary>How long the customer waited at most for a reply to be committed, from when the message before it was accepted.</summary>
    public TimeSpan LongestTurn => Rows.Zip(Rows.Skip(1))
        .Where(pair => pair is ({ Kind: LineKind.Customer }, { Kind: LineKind.Bot }))
        .Select(pair => pair.Second.At - pair.First.At).DefaultIfEmpty().Max();

    /// <summary>The texts of each turn together.</summary>
    public IEnumerable<string> Turns()
    {
        var burst = new List<string>();
        foreach (var row in Rows.Where(row => row.Kind is LineKind.Customer))
        {
            burst.Add(row.Text);
            if (!row.EndsTurn) continue;
            yield return string.Join('\n', burst);
            burst.Clear();
        }
    }

    public static async Task<IReadOnlyList<StoredConversation>> ReadAllAsync(IEngine store)
    {
        using var sql = await Sql.OpenAsync(store, writable: false);
        var heads = await sql.ListAsync(
            "SELECT c.id, u.name, CASE WHEN c.last_position > c.handled_position OR c.ready_at IS NOT NULL THEN 1 ELSE 0 END FROM conversations c JOIN customers u ON u.id = c.customer_id",
            row => (Id: row.GetInt64(0), Name: row.GetString(1), IsOwed: row.GetInt64(2) != 0));
        var conversations = new List<StoredConversation>();
        foreach (var (id, name, isOwed) in heads) conversations.Add(new StoredConversation(name, await RowsAsync(sql, id), await OutboxAsync(sql, id), isOwed));
        return conversations;
    }

    private static ValueTask<List<Row>> RowsAsync(Sql sql, long id) => sql.ListAsync(
        "SELECT position, author, text, CASE WHEN reading IS NULL THEN 0 ELSE 1 END, at FROM messages WHERE conversation_id = $1 ORDER BY position",
        row => new Row(row.GetInt64(0), (LineKind)row.GetInt32(1), row.GetString(2), row.GetInt64(3) != 0, row.Time(4)), id);

    private static ValueTask<List<Sending>> OutboxAsync(Sql sql, long id) => sql.ListAsync(
        "SELECT text, state, external_id, repeated FROM outbox WHERE conversation_id = $1 ORDER BY id",
        row => new Sending(row.GetString(0), (DeliveryState)row.GetInt32(1), row.TextOrNull(2), row.GetInt32(3) == 1), id);
}
