using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Goes through every transcript from its first line: one owner at a time, and nobody else writes to the customer.</summary>
internal static class Owners
{
    private const string Lines = "SELECT conversation_id, position, author, agent_id, text FROM messages WHERE author IN (2, 4) ORDER BY conversation_id, position";

    private sealed record Said(long Conversation, long Position, LineKind Kind, long? Agent, string Text);

    public static async Task<IReadOnlyList<(string, string)>> BrokenAsync(Database database)
    {
        var lines = await database.ReadAsync(sql => sql.ListAsync(
            Lines, row => new Said(row.GetInt64(0), row.GetInt64(1), (LineKind)row.GetInt32(2), row.NumberOrNull(3), row.GetString(4))));
        var (broken, conversation, owner) = (new List<(string, string)>(), 0L, (long?)null);
        foreach (var line in lines)
        {
            if (line.Conversation != conversation) (conversation, owner) = (line.Conversation, null);
            if (line is { Kind: LineKind.Agent } && line.Agent != owner) broken.Add(("somebody answered who had not the ticket", $"conversation {conversation}, line {line.Position}"));
            if (line is { Kind: LineKind.Event, Text: "claimed" } && owner is not null) broken.Add(("a ticket was taken that somebody had", $"conversation {conversation}, line {line.Position}"));
            owner = line switch
            {
                { Kind: LineKind.Event, Text: "claimed" or "reopened" } => line.Agent,
                { Kind: LineKind.Event, Text: "released" or "resolved" or "ended_by_customer" or "resolved_by_bot" } => null,
                { Kind: LineKind.Event } when line.Text.StartsWith("transferred", StringComparison.Ordinal) => null,
                { Kind: LineKind.Event } when line.Text.StartsWith("merged_into:", StringComparison.Ordinal) => null,
                _ => owner,
            };
        }
        return broken;
    }
}
