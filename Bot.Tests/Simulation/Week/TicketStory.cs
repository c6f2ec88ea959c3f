using System.Globalization;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>What happened to one ticket, commit by commit and line by line.</summary>
internal static class TicketStory
{
    public static async Task<IReadOnlyList<string>> OfAsync(Database database, Followed one)
    {
        var lines = await database.ReadAsync(sql => sql.ListAsync(
            "SELECT position, at, author, agent_id, text FROM messages WHERE conversation_id = $1 ORDER BY position",
            row => (Position: row.GetInt64(0), Told: $"  {row.GetInt64(0)} {At(row.Time(1))} {(LineKind)row.GetInt32(2)} {row.NumberOrNull(3)}: {Short(row.GetString(4))}"), one.Id.Value));
        var (told, next) = (new List<string>(), 0);
        foreach (var moment in one.Moments)
        {
            for (; next < lines.Count && lines[next].Position <= moment.To; next++) told.Add(lines[next].Told);
            var ticket = moment.After.Ticket;
            told.Add($"{At(moment.At)} {ticket.State} {ticket.Agent?.Value} {ticket.Queue} {ticket.Urgency}{(ticket.Assignment is null ? "" : " given")}{(moment.CustomerWrote ? " wrote" : "")}"
                + $" promised {At(ticket.PromisedBy)} aside {At(ticket.SnoozedUntil)} handled {moment.After.Episode?.Handled:g}");
        }
        return told;
    }

    private static string At(DateTimeOffset? at) => at is { } time ? TimeZoneInfo.ConvertTime(time, WeekPlan.Local).ToString("ddd HH:mm:ss", CultureInfo.InvariantCulture) : "-";

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 90 } longer ? longer[..90] : text.ReplaceLineEndings(" ");
}
