using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>A notice as it is kept.</summary>
/// <param name="SeenAt">Null while the agent has not looked.</param>
internal sealed record KeptNotice(long Id, Notice Notice, DateTimeOffset At, DateTimeOffset? SeenAt);

/// <summary>How many notices an agent has not seen, and the newest of them.</summary>
internal readonly record struct Unseen(long Number, long Newest);

/// <summary>What single agents should hear of. It stands in the store, so that who is away finds it, and wakes the agent's desk on every node.</summary>
internal sealed class AgentNotices(Database database, TimeProvider clock)
{
    /// <summary>How many are listed.</summary>
    public const int Most = 50;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Add = """
        INSERT INTO notices (agent_id, conversation_id, kind, words, at) SELECT $1, conversation_id, $3, $4, $5 FROM tickets WHERE number = $2
        """;

    private const string Select = """
        SELECT n.id, n.kind, t.number, n.words, n.at, n.seen_at FROM notices n JOIN tickets t ON t.conversation_id = n.conversation_id WHERE n.agent_id = $1
        """;

    private const string See = """
        UPDATE notices SET seen_at = $3 WHERE agent_id = $1 AND seen_at IS NULL AND ($2 = 0 OR conversation_id = (SELECT conversation_id FROM tickets WHERE number = $2))
        """;

    /// <summary>Part of the transaction of the thing itself; the agent's desk hears of it when that is on disk.</summary>
    public static async ValueTask AddAsync(Sql sql, AgentId to, Notice notice, DateTimeOffset now)
    {
        await sql.PostAsync(Add, to.Value, notice.Ticket.Value, (long)notice.Kind, notice.Words, now.Ms());
        sql.Announce(to);
    }

    /// <summary>Tells an agent what belongs to no transaction of its own.</summary>
    public Task TellAsync(AgentId to, Notice notice, CancellationToken ct) => database.WriteAsync(
        WriteKey.None, async sql => await AddAsync(sql, to, notice, clock.GetUtcNow()), ct);

    /// <summary>The newest first, seen ones too.</summary>
    public ValueTask<List<KeptNotice>> NewestAsync(AgentId agent) => database.ReadAsync(sql =>
        sql.ListAsync($"{Select} ORDER BY n.id DESC LIMIT $2", Read, agent.Value, Most));

    /// <summary>The newest that the agent has not seen, oldest first.</summary>
    public async ValueTask<List<KeptNotice>> UnseenAsync(AgentId agent)
    {
        var unseen = await database.ReadAsync(sql => sql.ListAsync($"{Select} AND n.seen_at IS NULL ORDER BY n.id DESC LIMIT $2", Read, agent.Value, Most));
        unseen.Reverse();
        return unseen;
    }

    public ValueTask<Unseen> CountUnseenAsync(AgentId agent) => database.ReadAsync(sql => sql.FirstAsync(
        "SELECT COUNT(*), COALESCE(MAX(id), 0) FROM notices WHERE agent_id = $1 AND seen_at IS NULL",
        row => new Unseen(row.GetInt64(0), row.GetInt64(1)), agent.Value));

    /// <summary>The agent has seen those of a ticket; all of them without one. What is long past goes.</summary>
    public Task SeeAsync(AgentId agent, TicketNumber? ticket, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            var now = clock.GetUtcNow();
            if (await sql.ExecuteAsync(See, agent.Value, ticket?.Value ?? 0, now.Ms()) == 0) return;
            await sql.PostAsync("DELETE FROM notices WHERE agent_id = $1 AND at < $2", agent.Value, (now - Kept).Ms());
            sql.Announce(agent);
        }, ct);

    private static KeptNotice Read(DbDataReader row) => new(
        row.GetInt64(0), new Notice((NoticeKind)row.GetInt32(1), new TicketNumber(row.GetInt64(2)), row.GetString(3)), row.Time(4), row.TimeOrNull(5));
}
