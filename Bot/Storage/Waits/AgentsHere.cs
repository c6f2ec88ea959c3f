using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Storage.Waits;

/// <summary>Who is here for a queue: whoever is at the desk and works in it, and whoever took something from it lately without a desk.</summary>
internal sealed class AgentsHere
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(45);

    // Much longer and a desk that was left open would count all day, however the company sets it.
    private static readonly TimeSpan AwayAfter = TimeSpan.FromMinutes(15);

    private const string AtDesks = """
        SELECT a.id, a.skills, a.tiers, a.queues, a.cap, p.chosen, p.seen_at, p.active_at, p.pause_until
        FROM agents a JOIN presences p ON p.agent_id = a.id WHERE a.enabled = 1
        """;

    private readonly IReadOnlyList<(AgentId Agent, IReadOnlyList<string> Queues, bool IsHere)> _atDesks;
    private readonly ILookup<string, AgentId> _takers;

    private AgentsHere(IReadOnlyList<(AgentId Agent, IReadOnlyList<string> Queues, bool IsHere)> atDesks, IEnumerable<(string Queue, AgentId Agent)> takers) =>
        (_atDesks, _takers) = (atDesks, takers.ToLookup(taker => taker.Queue, taker => taker.Agent));

    public static async ValueTask<AgentsHere> ReadAsync(Sql sql, DateTimeOffset now) => new(
        await sql.ListAsync(AtDesks, row => (
            new AgentId(row.GetInt64(0)), ProfileColumns.Read(row, 1).Queues,
            new AtDesk((Presence)row.GetInt32(5), row.TimeOrNull(6), row.TimeOrNull(7), row.TimeOrNull(8)).At(now, AwayAfter) is Presence.Here)),
        await sql.ListAsync(
            "SELECT DISTINCT queue, agent_id FROM claims WHERE at >= $1 AND agent_id IS NOT NULL", row => (row.GetString(0), new AgentId(row.GetInt64(1))), (now - Lately).Ms()));

    /// <param name="taker">Who takes something at this moment; null for nobody.</param>
    public int Of(string queue, AgentId? taker = null)
    {
        var here = _atDesks.Where(one => one.IsHere && (one.Queues.Count == 0 || one.Queues.Contains(queue))).Select(one => one.Agent);
        var withoutDesk = _takers[queue].Where(agent => !_atDesks.Any(one => one.Agent == agent));
        return here.Concat(withoutDesk).Concat(taker is { } by ? [by] : []).Distinct().Count();
    }
}
