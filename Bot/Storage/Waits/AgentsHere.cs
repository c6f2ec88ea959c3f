using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Storage.Waits;

/// <summary>Who is here for a ticket: whoever is at the desk and able to take it, and whoever took something from its queue lately without a desk.</summary>
internal sealed class AgentsHere
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(45);

    // Much longer and a desk that was left open would count all day, however the company sets it.
    private static readonly TimeSpan AwayAfter = TimeSpan.FromMinutes(15);

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
        await sql.ListAsync($"SELECT {AgentAtDesk.Columns} {AgentAtDesk.Rows}", row => AgentAtDesk.Read(row) switch
        {
            (var agent, { } desk) => (agent, HasDesk: true, IsHere: desk.At(now, AwayAfter) is Presence.Here),
            (var agent, null) => (agent, HasDesk: false, IsHere: false),
        }),
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
