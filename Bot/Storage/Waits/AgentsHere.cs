using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Storage.Waits;

/// <summary>Who is here for a ticket: whoever is at the desk and able to take it, and whoever took something from its queue lately without a desk.</summary>
internal sealed class AgentsHere
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(45);

    // Much longer and a desk that was left open would count all day, however the company sets it.
    private static readonly TimeSpan AwayAfter = TimeSpan.FromMinutes(15);

    private const string All = """
        SELECT a.id, a.login, a.name, a.role, a.languages, a.skills, a.tiers, a.queues, a.cap, p.chosen, p.seen_at, p.active_at, p.pause_until
        FROM agents a LEFT JOIN presences p ON p.agent_id = a.id WHERE a.enabled = 1
        """;

    private readonly IReadOnlyList<(Agent Agent, bool HasDesk, bool IsHere)> _all;
    private readonly Abilities _abilities;
    private readonly ILookup<string, AgentId> _takers;
    private readonly Dictionary<Needs, IReadOnlySet<AgentId>> _able = [];

    private AgentsHere(IReadOnlyList<(Agent Agent, bool HasDesk, bool IsHere)> all, IEnumerable<(string Queue, AgentId Agent)> takers)
    {
        (_all, _abilities) = (all, new Abilities([.. all.Select(one => one.Agent)]));
        var atDesks = all.Where(one => one.HasDesk).Select(one => one.Agent.Id).ToHashSet();
        _takers = takers.Where(taker => !atDesks.Contains(taker.Agent)).ToLookup(taker => taker.Queue, taker => taker.Agent);
    }

    public static async ValueTask<AgentsHere> ReadAsync(Sql sql, DateTimeOffset now) => new(
        await sql.ListAsync(All, row => (
            new Agent(new AgentId(row.GetInt64(0)), row.GetString(1), row.GetString(2), (Role)row.GetInt32(3), row.List(4, StoredJson.Default.IReadOnlyListLanguage), Enabled: true)
            {
                Profile = ProfileColumns.Read(row, 5),
            },
            !row.IsDBNull(9),
            !row.IsDBNull(9) && new AtDesk((Presence)row.GetInt32(9), row.TimeOrNull(10), row.TimeOrNull(11), row.TimeOrNull(12)).At(now, AwayAfter) is Presence.Here)),
        await sql.ListAsync(
            "SELECT DISTINCT queue, agent_id FROM claims WHERE at >= $1 AND agent_id IS NOT NULL", row => (row.GetString(0), new AgentId(row.GetInt64(1))), (now - Lately).Ms()));

    /// <summary>Who is here for what a ticket needs.</summary>
    public IReadOnlySet<AgentId> For(Needs needs)
    {
        if (_able.TryGetValue(needs, out var able)) return able;
        return _able[needs] = _all.Where(one => one.IsHere && _abilities.Fits(one.Agent, needs)).Select(one => one.Agent.Id).Concat(_takers[needs.Queue]).ToHashSet();
    }

    /// <summary>How many are here for a queue, whatever its tickets need.</summary>
    public int Of(string queue) =>
        _all.Where(one => one.IsHere && (one.Agent.Profile.Queues.Count == 0 || one.Agent.Profile.Queues.Contains(queue))).Select(one => one.Agent.Id).Concat(_takers[queue]).Distinct().Count();
}
