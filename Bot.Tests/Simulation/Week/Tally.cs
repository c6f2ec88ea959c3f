using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Whether everything that was done stands in the store as often as it was done.</summary>
internal static class Tally
{
    private static readonly (string What, string Sql)[] Counted =
    [
        ("written", "SELECT COUNT(*) FROM messages WHERE author = 0"),
        (nameof(Deed.Claim), "SELECT COUNT(*) FROM messages WHERE author = 4 AND text = 'claimed'"),
        (nameof(Deed.Reply), "SELECT COUNT(*) FROM messages WHERE author = 2"),
        (nameof(Deed.Note), "SELECT COUNT(*) FROM messages WHERE author = 3"),
        (nameof(Deed.Resolve), "SELECT COUNT(*) FROM messages WHERE author = 4 AND text = 'resolved'"),
        (nameof(Deed.Transfer), "SELECT COUNT(*) FROM messages WHERE author = 4 AND (text = 'transferred' OR text LIKE 'transferred:%')"),
        (nameof(Deed.Release), "SELECT COUNT(*) FROM messages WHERE author = 4 AND text = 'released'"),
        (nameof(Deed.Snooze), "SELECT COUNT(*) FROM messages WHERE author = 4 AND text LIKE 'snoozed:%'"),
        (nameof(Deed.Merge), "SELECT COUNT(*) FROM messages WHERE author = 4 AND text LIKE 'merged_into:%'"),
        (nameof(Deed.Reopen), "SELECT COUNT(*) FROM messages WHERE author = 4 AND text = 'reopened' AND agent_id IS NOT NULL"),
    ];

    public static async Task<IReadOnlyList<(string, string)>> DifferencesAsync(Database database, Ledger ledger)
    {
        var broken = new List<(string, string)>();
        foreach (var (what, sql) in Counted)
        {
            var stored = await database.ReadAsync(store => store.FirstAsync(sql, row => row.GetInt64(0)));
            if (stored != ledger[what]) broken.Add(("done and stored differ", $"{what}: {ledger[what]} and {stored}"));
        }
        return broken;
    }
}
