using System.Globalization;
using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>What the store holds at the end, for people to read.</summary>
internal static class WeekFigures
{
    private static readonly (string What, string Sql)[] Counted =
    [
        ("conversations", "SELECT COUNT(*) FROM conversations"),
        ("lines in transcripts", "SELECT COUNT(*) FROM messages"),
        ("from customers", "SELECT COUNT(*) FROM messages WHERE author = 0"),
        ("with the bot", "SELECT COUNT(*) FROM tickets WHERE state = 0"),
        ("waiting", "SELECT COUNT(*) FROM tickets WHERE state = 1"),
        ("with agents", "SELECT COUNT(*) FROM tickets WHERE state = 2"),
        ("resolved", "SELECT COUNT(*) FROM tickets WHERE state = 3"),
        ("claims", "SELECT COUNT(*) FROM messages WHERE author = 4 AND text = 'claimed'"),
        ("replies of agents", "SELECT COUNT(*) FROM messages WHERE author = 2"),
        ("promises passed", "SELECT COUNT(*) FROM messages WHERE author = 4 AND text = 'promise_passed'"),
        ("delivered", "SELECT COUNT(*) FROM outbox WHERE state = 2"),
        ("ratings", "SELECT COUNT(*) FROM ratings"),
    ];

    public static async Task<IReadOnlyList<(string What, string Figure)>> OfAsync(Database database)
    {
        var figures = new List<(string, string)>();
        foreach (var (what, sql) in Counted)
            figures.Add((what, (await database.ReadAsync(store => store.FirstAsync(sql, row => row.GetInt64(0)))).ToString("N0", CultureInfo.InvariantCulture)));
        return figures;
    }
}
