using System.Collections.Concurrent;
using SupportBot.Conversations;
using SupportBot.Handoff.Routing;
using SupportBot.Storage.Routing;

namespace SupportBot.Desk.Attendance;

/// <summary>How an agent is at the desk, for the top of it.</summary>
/// <param name="Presence">As routing sees them.</param>
/// <param name="Load">How many conversations they have that are not put aside.</param>
internal sealed record PresenceModel(Presence Presence, int Load)
{
    /// <summary>How many hostile conversations they had in a row, when a rest is offered; null when none is (C27).</summary>
    public int? HostileRun { get; init; }
}

/// <summary>Notices that agents are there, and writes it down no more often than it matters.</summary>
internal sealed class AtWork(PresenceStore presences, TimeProvider clock)
{
    // A third of what it takes to be thought gone.
    private static readonly TimeSpan Pace = AtDesk.Silence / 3;
    private readonly ConcurrentDictionary<(AgentId, bool IsStream), DateTimeOffset> _written = new();

    /// <summary>The agent's desk is opened.</summary>
    public Task CameAsync(AgentId agent, CancellationToken ct)
    {
        IsDue(agent, isStream: true);
        return presences.CameAsync(agent, ct);
    }

    /// <summary>The agent's desk still holds its stream of changes.</summary>
    public Task SawAsync(AgentId agent, CancellationToken ct) => IsDue(agent, isStream: true) ? presences.SawAsync(agent, ct) : Task.CompletedTask;

    /// <summary>The agent did something.</summary>
    public Task TouchedAsync(AgentId agent, CancellationToken ct) => IsDue(agent, isStream: false) ? presences.TouchedAsync(agent, ct) : Task.CompletedTask;

    /// <summary>The agent signed out.</summary>
    public Task LeftAsync(AgentId agent, CancellationToken ct)
    {
        _written.TryRemove((agent, true), out _);
        _written.TryRemove((agent, false), out _);
        return presences.LeftAsync(agent, ct);
    }

    public async ValueTask<PresenceModel> ReadAsync(AgentId agent)
    {
        var now = (await presences.AllAsync()).FirstOrDefault(one => one.Id == agent);
        return now is null ? new PresenceModel(Presence.Away, 0) : new PresenceModel(now.Presence, now.Load) { HostileRun = Team.NeedsRest(now) ? now.HostileRun : null };
    }

    private bool IsDue(AgentId agent, bool isStream)
    {
        var now = clock.GetUtcNow();
        if (_written.TryGetValue((agent, isStream), out var last) && now - last < Pace) return false;
        _written[(agent, isStream)] = now;
        return true;
    }
}
