using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>What became of matters that first line worked on. A row knows neither the customer nor the ticket.</summary>
internal sealed class OutcomeStore(Database database)
{
    /// <summary>How far back what became of matters says something about the next.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>More rows than these say nothing new.</summary>
    public const int Most = 20_000;

    internal const string Add = "INSERT INTO outcomes (topic, known, solved, at) VALUES ($1, $2, $3, $4)";

    private const string Count = """
        SELECT topic, known, SUM(solved), COUNT(*) FROM (SELECT topic, known, solved FROM outcomes WHERE at >= $1 ORDER BY at DESC LIMIT $2) AS newest
        GROUP BY topic, known
        """;

    public ValueTask<List<OutcomeCount>> CountAsync(DateTimeOffset now) => database.ReadAsync(sql => sql.ListAsync(
        Count, row => new OutcomeCount((Topic)row.GetInt32(0), (KnownAtOnce)row.GetInt32(1), (int)row.GetInt64(2), (int)row.GetInt64(3)), (now - Kept).Ms(), Most));

    public Task ForgetAsync(DateTimeOffset now) =>
        database.WriteAsync(WriteKey.None, async sql => { await sql.ExecuteAsync("DELETE FROM outcomes WHERE at < $1", (now - Kept).Ms()); });
}
