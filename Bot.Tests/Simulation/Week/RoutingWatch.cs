using SupportBot.Conversations;
using SupportBot.Dialogs.Routing;
using SupportBot.Storage.Routing;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Lets routing sweep, and holds what it gave and left against the rules, worked out anew from what the week itself knows of agents and tickets.</summary>
internal sealed class RoutingWatch(WeekOffice office, FollowedConversations followed, IReadOnlyList<WeekAgent> agents, Ledger ledger, Action<string, string> isBroken)
{
    // More than these are not looked at in one sweep.
    private const int MostLookedAt = 500;

    private readonly Dictionary<string, QueueRules> _rules = [];

    public async Task ReadAsync()
    {
        foreach (var queue in await office.Get<QueueRulesStore>().AllAsync()) _rules[queue.Name] = queue;
    }

    public async Task SweepAsync()
    {
        await office.Get<Router>().SweepAsync(() => true, CancellationToken.None);
        var now = office.Clock.GetUtcNow();
        var given = agents.SelectMany(agent => followed.Of(agent.Agent.Id).Where(ticket => ticket.Ticket!.Assignment?.At == now).Select(ticket => (Agent: agent, Ticket: ticket))).ToList();
        ledger.Add("given by routing", given.Count);
        foreach (var (agent, ticket) in given) Look(agent, ticket);
        foreach (var ofAgent in given.GroupBy(one => one.Agent, one => one.Ticket)) Count(ofAgent.Key, ofAgent);
        var free = agents.Where(agent => agent.Presence is Presence.Here && Load(agent) < Cap(agent, null)).ToList();
        if (followed.WaitingCount > MostLookedAt) return;
        var waiting = followed.Waiting.Where(ticket => _rules[ticket.Ticket!.Queue].IsPush).ToList();
        if (free.Count > 0)
            foreach (var ticket in waiting) Left(ticket, free, now);
        foreach (var ticket in waiting.Where(ticket => Bound(ticket.Ticket!, ticket.Ticket!.WaitingSince!.Value) <= now)) Passed(ticket, given, now);
    }

    private void Look(WeekAgent agent, Followed ticket)
    {
        var what = $"{ticket.Number} to {agent.Agent.Name}";
        if (!WeekTeam.IsAble(agent.Agent, ticket) && agents.Any(one => WeekTeam.IsAble(one.Agent, ticket))) isBroken("given to somebody who is not able", what);
        if (!IsThere(agent, ticket)) isBroken("given to somebody who is not there", $"{what}, {agent.Presence}");
        if (string.IsNullOrEmpty(ticket.Ticket!.RoutedBecause)) isBroken("given without a word why", what);
    }

    // Queues have caps of their own: the last that was given counts.
    private void Count(WeekAgent agent, IEnumerable<Followed> given)
    {
        if (Load(agent) > given.Max(ticket => Cap(agent, ticket.Ticket!.Queue))) isBroken("given above the cap", $"{agent.Agent.Name}, who has {Load(agent)}");
    }

    // Nobody waits for somebody who is free.
    private void Left(Followed ticket, List<WeekAgent> free, DateTimeOffset now)
    {
        var able = free.Find(agent => WeekTeam.IsAble(agent.Agent, ticket) && Load(agent) < Cap(agent, ticket.Ticket!.Queue) && !HasLetPass(agent, ticket, now));
        if (able is not null) isBroken("waits though somebody able is free", $"{ticket.Number} and {able.Agent.Name}");
    }

    // Past its bound nothing that is not goes before it.
    private void Passed(Followed ticket, List<(WeekAgent Agent, Followed Ticket)> given, DateTimeOffset now)
    {
        foreach (var (agent, other) in given)
        {
            if (IsThere(agent, ticket) && Load(agent) <= Cap(agent, ticket.Ticket!.Queue) && Bound(other.Ticket!, other.Ticket!.Assignment!.WaitingSince) > now && WeekTeam.IsAble(agent.Agent, ticket) && !HasLetPass(agent, ticket, now))
                isBroken("waits past its bound behind another", $"{ticket.Number} behind {other.Number}");
        }
    }

    private static bool IsThere(WeekAgent agent, Followed ticket) =>
        agent.Presence is Presence.Here || (agent.Presence is Presence.Busy && ticket.Ticket!.Urgency is Urgency.Critical);

    private bool HasLetPass(WeekAgent agent, Followed ticket, DateTimeOffset now) =>
        ticket.LetPass.TryGetValue(agent.Agent.Id, out var at) && now - at < _rules[ticket.Ticket!.Queue].AnswerWithin * 3;

    private DateTimeOffset Bound(Ticket ticket, DateTimeOffset since) => since + (_rules[ticket.Queue].LongestWait * (ticket.Urgency switch
    {
        Urgency.Critical => 0.25,
        Urgency.High => 0.5,
        Urgency.Normal => 1,
        Urgency.Low => 4,
        _ => throw new System.Diagnostics.UnreachableException(),
    }));

    private int Load(WeekAgent agent) => followed.Of(agent.Agent.Id).Count(ticket => ticket.Ticket!.SnoozedUntil is null);

    private int Cap(WeekAgent agent, string? queue) => agent.Agent.Profile.Cap ?? (queue is null ? _rules.Values.Max(rules => rules.Cap) : _rules[queue].Cap);
}
