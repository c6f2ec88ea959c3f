namespace SupportBot.Storage.Waits;

/// <summary>How many agents are here for a queue: those who took something from it lately.</summary>
internal static class AgentsHere
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(45);

    public static async ValueTask<int> OfAsync(Sql sql, string queue, DateTimeOffset now, long taker) => (int)await sql.FirstAsync(
        "SELECT COUNT(DISTINCT agent_id) FROM claims WHERE queue = $1 AND at >= $2 AND agent_id <> $3", row => row.GetInt64(0), queue, (now - Lately).Ms(), taker) + 1;

    public static async ValueTask<Dictionary<string, int>> OfAllAsync(Sql sql, DateTimeOffset now) => (await sql.ListAsync(
        "SELECT queue, COUNT(DISTINCT agent_id) FROM claims WHERE at >= $1 GROUP BY queue",
        row => (Queue: row.GetString(0), Agents: row.GetInt32(1)), (now - Lately).Ms())).ToDictionary(here => here.Queue, here => here.Agents);
}
