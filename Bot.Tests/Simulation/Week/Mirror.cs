using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Whether those who only follow changes know what stands in the store.</summary>
internal static class Mirror
{
    public static async Task<IReadOnlyList<(string, string)>> DifferencesAsync(Database database, FollowedConversations followed)
    {
        var stored = await database.ReadAsync(sql => sql.ListAsync($"SELECT {TicketStore.Columns} FROM tickets t", row => TicketStore.Read(row, 0)));
        var known = followed.All.Where(one => one.Ticket is not null).ToDictionary(one => one.Number, one => one.Ticket!);
        var broken = new List<(string, string)>();
        foreach (var ticket in stored)
            if (known.TryGetValue(ticket.Number, out var told) && told != ticket) broken.Add(("the changes told something else than the store has", $"{ticket.Number}: {Unlike(told, ticket)}"));
        if (stored.Count != followed.Count) broken.Add(("not every conversation was told of", $"{followed.Count} of {stored.Count}"));
        return broken;
    }

    private static string Unlike(Ticket told, Ticket stored) => string.Join("; ", told.ToString().Split(", ").Zip(stored.ToString().Split(", "))
        .Where(part => part.First != part.Second).Select(part => $"{part.First} and {part.Second}"));
}
