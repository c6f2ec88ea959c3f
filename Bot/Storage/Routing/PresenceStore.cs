using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Routing;

/// <summary>Who is at the desk, whichever node they look at it from.</summary>
/// <param name="awayAfter">After how long without a touch somebody is away; zero for never.</param>
internal sealed class PresenceStore(Database database, TimeSpan awayAfter, TimeProvider clock)
{
    /// <summary>What is longer ago says nothing about how an agent feels now.</summary>
    public static readonly TimeSpan Recently = TimeSpan.FromHours(2);

    private const string All = $"""
        SELECT {AgentAtDesk.Columns}, p.rested_at, (SELECT COUNT(*) FROM tickets t WHERE t.state = 2 AND t.agent_id = a.id AND t.snoozed_until IS NULL)
        {AgentAtDesk.Rows} ORDER BY a.id
        """;

    private const string Lately = """
        SELECT a.id, k.at, k.is_hostile FROM agents a JOIN agent_claims k ON k.agent_id = a.id AND k.at >= $1
        WHERE a.enabled = 1 AND k.came_back_at IS NULL ORDER BY k.at DESC, k.id DESC
        """;

    private const string Add = "INSERT INTO presences (agent_id, chosen, seen_at, active_at, pause_until, rested_at) VALUES ($1, ";
    private const string Or = " ON CONFLICT (agent_id) DO UPDATE SET ";

    /// <summary>Everybody who can sign in, as they are now.</summary>
    public async ValueTask<IReadOnlyList<AgentNow>> AllAsync()
    {
        var now = clock.GetUtcNow();
        var (rows, lately) = await database.ReadAsync(async sql => (
            await sql.ListAsync(All, row => Read(row, now)),
            await sql.ListAsync(Lately, row => (Agent: new AgentId(row.GetInt64(0)), At: row.Time(1), IsHostile: row.GetInt64(2) == 1), (now - Recently).Ms())));
        var taken = lately.ToLookup(one => one.Agent);
        return
        [
            .. rows.Select(row => row.Agent with
            {
                LastAt = taken[row.Agent.Id].Select(one => (DateTimeOffset?)one.At).FirstOrDefault(),
                HostileRun = taken[row.Agent.Id].TakeWhile(one => one.IsHostile && !(one.At <= row.RestedAt)).Count(),
            }),
        ];
    }

    /// <summary>What an agent says of themselves; ends a pause.</summary>
    public Task ChooseAsync(AgentId agent, Presence presence, CancellationToken ct) => WriteAsync(
        Add + "$2, NULL, $3, NULL, NULL)" + Or + "chosen = $2, active_at = $3, pause_until = NULL", agent, ct, (long)presence, clock.GetUtcNow().Ms());

    /// <summary>The agent rests for a while, and is what they were afterwards (C27).</summary>
    public Task PauseAsync(AgentId agent, TimeSpan length, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return WriteAsync(
            Add + "0, NULL, $2, $3, $2)" + Or + "active_at = $2, pause_until = $3, rested_at = $2", agent, ct, now.Ms(), (now + length).Ms());
    }

    /// <summary>The agent was offered a rest and goes on.</summary>
    public Task GoOnAsync(AgentId agent, CancellationToken ct) => WriteAsync(
        Add + "0, NULL, $2, NULL, $2)" + Or + "active_at = $2, rested_at = $2", agent, ct, clock.GetUtcNow().Ms());

    /// <summary>The agent's desk is opened.</summary>
    public Task CameAsync(AgentId agent, CancellationToken ct) =>
        WriteAsync(Add + "0, $2, $2, NULL, NULL)" + Or + "seen_at = $2, active_at = COALESCE(presences.active_at, $2)", agent, ct, clock.GetUtcNow().Ms());

    /// <summary>The agent's desk still holds its stream of changes. A window that was left open by somebody who signed out brings nobody back.</summary>
    public Task SawAsync(AgentId agent, CancellationToken ct) => WriteAsync(
        "UPDATE presences SET seen_at = $2 WHERE agent_id = $1 AND active_at IS NOT NULL", agent, ct, clock.GetUtcNow().Ms());

    /// <summary>The agent does something at the desk.</summary>
    public Task TouchedAsync(AgentId agent, CancellationToken ct) =>
        WriteAsync(Add + "0, NULL, $2, NULL, NULL)" + Or + "active_at = $2", agent, ct, clock.GetUtcNow().Ms());

    /// <summary>The agent signed out: what they said of themselves is kept for when they come back.</summary>
    public Task LeftAsync(AgentId agent, CancellationToken ct) => database.WriteAsync(
        WriteKey.None, async sql => { await sql.ExecuteAsync("UPDATE presences SET seen_at = NULL, active_at = NULL WHERE agent_id = $1", agent.Value); }, ct);

    private Task WriteAsync(string statement, AgentId agent, CancellationToken ct, params long[] values) => database.WriteAsync(
        WriteKey.None, async sql => { await sql.ExecuteAsync(statement, [agent.Value, .. values.Select(value => (Value)value)]); }, ct);

    private (AgentNow Agent, DateTimeOffset? RestedAt) Read(DbDataReader row, DateTimeOffset now)
    {
        var (agent, desk) = AgentAtDesk.Read(row);
        var attendance = desk ?? AtDesk.None;
        return (new AgentNow(agent, attendance.At(now, awayAfter), row.GetInt32(AgentAtDesk.After + 1)) { SeenAt = attendance.SeenAt }, row.TimeOrNull(AgentAtDesk.After));
    }
}
