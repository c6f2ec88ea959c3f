using SupportBot.Conversations;

namespace SupportBot.Storage.Related;

/// <summary>Agents who follow a ticket: they have it in a list of their own, with what is new to them, and hear of whatever becomes of it.</summary>
internal sealed class Followers(Database database, TimeProvider clock)
{
    private const string Add = """
        INSERT INTO followers (conversation_id, agent_id, since, seen_position)
        SELECT c.id, $2, $3, c.last_position FROM tickets t JOIN conversations c ON c.id = t.conversation_id WHERE t.number = $1
        ON CONFLICT (conversation_id, agent_id) DO NOTHING
        """;

    private const string End = "DELETE FROM followers WHERE agent_id = $2 AND conversation_id = (SELECT conversation_id FROM tickets WHERE number = $1)";

    private const string See = """
        UPDATE followers SET seen_position = $3 WHERE agent_id = $2 AND conversation_id = (SELECT conversation_id FROM tickets WHERE number = $1) AND seen_position < $3
        """;

    private const string News = """
        SELECT t.number FROM followers f JOIN conversations c ON c.id = f.conversation_id JOIN tickets t ON t.conversation_id = c.id
        WHERE f.agent_id = $1 AND c.last_position > f.seen_position
        """;

    private const string Others = "SELECT agent_id FROM followers WHERE conversation_id = $1 AND agent_id <> $2";

    public async Task<bool> FollowAsync(TicketNumber number, AgentId agent, CancellationToken ct) =>
        await database.WriteAsync(WriteKey.None, async sql => await sql.ExecuteAsync(Add, number.Value, agent.Value, clock.GetUtcNow().Ms()), ct) == 1;

    public async Task<bool> UnfollowAsync(TicketNumber number, AgentId agent, CancellationToken ct) =>
        await database.WriteAsync(WriteKey.None, async sql => await sql.ExecuteAsync(End, number.Value, agent.Value), ct) == 1;

    /// <summary>The names of those who follow a ticket.</summary>
    public ValueTask<List<Follower>> OfAsync(ConversationId conversation) => database.ReadAsync(sql => sql.ListAsync(
        "SELECT a.id, a.name, f.seen_position FROM followers f JOIN agents a ON a.id = f.agent_id WHERE f.conversation_id = $1 ORDER BY a.name",
        row => new Follower(new AgentId(row.GetInt64(0)), row.GetString(1), row.GetInt64(2)), conversation.Value));

    /// <summary>The agent has looked at it up to a position.</summary>
    public Task SeeAsync(TicketNumber number, AgentId agent, long position, CancellationToken ct) =>
        database.WriteAsync(WriteKey.None, async sql => { await sql.ExecuteAsync(See, number.Value, agent.Value, position); }, ct);

    /// <summary>The tickets in which something stands that the agent, who follows them, has not seen.</summary>
    public async ValueTask<IReadOnlySet<TicketNumber>> NewsAsync(AgentId agent) =>
        (await database.ReadAsync(sql => sql.ListAsync(News, row => new TicketNumber(row.GetInt64(0)), agent.Value))).ToHashSet();

    /// <summary>Part of the commit: whoever follows the ticket hears that it has another owner or state, except who did it.</summary>
    public static async ValueTask TellAsync(Sql sql, Commit commit, DateTimeOffset now)
    {
        var (before, after) = (commit.Before.Ticket, commit.After.Ticket);
        if (before.State == after.State && before.Agent == after.Agent) return;
        var by = commit.Lines.Select(line => line.Agent).OfType<Agent>().FirstOrDefault();
        foreach (var follower in await sql.ListAsync(Others, row => new AgentId(row.GetInt64(0)), commit.Before.Id.Value, by?.Id.Value ?? 0))
            await AgentNotices.AddAsync(sql, follower, new Notice(NoticeKind.Followed, after.Number, Words(after, by)), now);
    }

    private static string Words(Ticket ticket, Agent? by) => $"{by?.Name ?? "The bot"}: " + ticket.State switch
    {
        TicketState.Triage => "back with the bot",
        TicketState.Waiting => $"waits in {ticket.Queue}",
        TicketState.Claimed => "has an owner now",
        TicketState.Resolved => "resolved",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>Who follows a ticket, and up to where they have seen it.</summary>
internal sealed record Follower(AgentId Agent, string Name, long Seen);
