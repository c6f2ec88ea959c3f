using SupportBot.Conversations;

namespace SupportBot.Storage.Scripts;

/// <summary>The ways of conversations through scripts, one row a turn and script.</summary>
internal static class WalkRows
{
    private const string Add = """
        INSERT INTO script_walks (conversation_id, turn, part, script, version, begun, steps, last, outcome, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <summary>Part of a turn's commit, whose outcome nobody waits for.</summary>
    /// <param name="turn">The version that the conversation gets by it.</param>
    public static async ValueTask AddAsync(Sql sql, long conversation, long turn, IReadOnlyList<Walk> walks, DateTimeOffset now)
    {
        foreach (var (part, walk) in walks.Index())
            await sql.PostAsync(
                Add, conversation, turn, (long)part, walk.Script.Name, (long)walk.Script.Version, walk.Begins ? 1L : 0L, string.Join(',', walk.Steps), walk.Last,
                (long?)walk.Outcome, now.Ms());
    }
}
