using System.Globalization;
using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>What the store holds at the end, for people to read.</summary>
internal static class WeekFigures
{
    private const string First = "FROM wait_estimates WHERE taken = 1 AND is_first = 1";

    private static readonly (string What, string Sql)[] Counted =
    [
        ("conversations", "SELECT COUNT(*) FROM conversations"),
        ("lines in transcripts", "SELECT COUNT(*) FROM messages"),
        ("from customers", "SELECT COUNT(*) FROM messages WHERE author = 0"),
        ("with the bot", "SELECT COUNT(*) FROM tickets WHERE state = 0"),
        ("waiting", "SELECT COUNT(*) FROM tickets WHERE state = 1"),
        ("waiting beyond their promise", "SELECT COUNT(*) FROM tickets WHERE state = 1 AND overdue_since IS NOT NULL"),
        ("waiting in queues worked by hand", "SELECT COUNT(*) FROM tickets WHERE state = 1 AND queue IN ('delivery', 'security')"),
        ("waiting for specialists", "SELECT COUNT(*) FROM tickets WHERE state = 1 AND tier = 3"),
        ("with agents", "SELECT COUNT(*) FROM tickets WHERE state = 2"),
        ("resolved", "SELECT COUNT(*) FROM tickets WHERE state = 3"),
        ("claims", "SELECT COUNT(*) FROM messages WHERE author = 4 AND text = 'claimed'"),
        ("replies of agents", "SELECT COUNT(*) FROM messages WHERE author = 2"),
        ("episodes", "SELECT COUNT(*) FROM episodes"),
        ("promises made", "SELECT COUNT(*) FROM promises"),
        ("promises kept", "SELECT COUNT(*) FROM promises WHERE kept_at IS NOT NULL"),
        ("promises withdrawn", "SELECT COUNT(*) FROM promises WHERE withdrawn_at IS NOT NULL"),
        ("times of policies missed", "SELECT COUNT(*) FROM messages WHERE author = 4 AND text LIKE 'late%'"),
        ("median wait for an agent, minutes", "SELECT COALESCE(MAX(waited), 0) / 60000 FROM (SELECT waited FROM episodes WHERE handed_off_at IS NOT NULL ORDER BY waited LIMIT (SELECT COUNT(*) / 2 FROM episodes WHERE handed_off_at IS NOT NULL))"),
        ("waits told first, whose agent came", $"SELECT COUNT(*) {First}"),
        ("of these came true, of 100", $"SELECT COALESCE(100 * SUM((ended_at - told_at) BETWEEN from_minutes * 60000 AND to_minutes * 60000) / COUNT(*), 0) {First}"),
        ("of these came sooner, of 100", $"SELECT COALESCE(100 * SUM(ended_at - told_at < from_minutes * 60000) / COUNT(*), 0) {First}"),
        ("of these were told from 0, of 100", $"SELECT COALESCE(100 * SUM(from_minutes = 0) / COUNT(*), 0) {First}"),
        ("their median width, minutes", Median("to_minutes - from_minutes", First)),
        ("their median wait, minutes", Median("(ended_at - told_at) / 60000", First)),
        ("longest to shortest told, median of those not from 0, of 100", Median("100 * to_minutes / from_minutes", $"{First} AND from_minutes > 0")),
        ("all told waits whose agent came", "SELECT COUNT(*) FROM wait_estimates WHERE taken = 1"),
        ("of all these came true, of 100", "SELECT COALESCE(100 * SUM((ended_at - told_at) BETWEEN from_minutes * 60000 AND to_minutes * 60000) / COUNT(*), 0) FROM wait_estimates WHERE taken = 1"),
        ("promises broken", "SELECT COUNT(*) FROM messages WHERE author = 4 AND text = 'promise_passed'"),
        ("delivered", "SELECT COUNT(*) FROM outbox WHERE state = 2"),
        ("ratings", "SELECT COUNT(*) FROM ratings"),
    ];

    private static string Median(string what, string of) => $"SELECT COALESCE(MAX(x), 0) FROM (SELECT {what} AS x {of} ORDER BY x LIMIT (SELECT COUNT(*) / 2 {of}))";

    public static async Task<IReadOnlyList<(string What, string Figure)>> OfAsync(Database database)
    {
        var figures = new List<(string, string)>();
        foreach (var (what, sql) in Counted)
            figures.Add((what, (await database.ReadAsync(store => store.FirstAsync(sql, row => row.GetInt64(0)))).ToString("N0", CultureInfo.InvariantCulture)));
        return figures;
    }
}
