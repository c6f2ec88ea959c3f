using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Handoff.Routing;

/// <summary>A ticket for somebody.</summary>
/// <param name="Because">Why for them, for agents to read.</param>
internal sealed record Given(TicketNumber Ticket, AgentId To, string Because);

/// <summary>Who is given what (C26): the same tickets, agents and time always give the same answer, and it says why.</summary>
internal static class RoutingDecision
{
    /// <summary>What is given now, the first in line first; what nobody who is able is free for goes on waiting.</summary>
    public static IReadOnlyList<Given> Decide(IEnumerable<WaitingTicket> waiting, IReadOnlyList<AgentNow> agents, DateTimeOffset now) =>
        Give(WaitingOrder.Of(waiting.Where(ticket => ticket.Queue.IsPush), now), new Team(agents, now), now);

    /// <summary>Whether an agent could be given anything at all.</summary>
    /// <param name="widest">The largest cap among the queues that give their tickets out.</param>
    public static bool MayHaveRoom(AgentNow agent, int widest) => agent.Presence is Presence.Here or Presence.Busy && agent.Load < (agent.Agent.Profile.Cap ?? widest);

    /// <summary>What an agent who asks for work should take, the best first. Who asks is not held back by a cap or what they said of themselves.</summary>
    public static IReadOnlyList<Given> NextFor(AgentId who, IEnumerable<WaitingTicket> waiting, IReadOnlyList<AgentNow> agents, DateTimeOffset now)
    {
        var team = new Team(agents, now);
        if (team.Find(who) is not { } agent) return [];
        return
        [
            .. WaitingOrder.Of(waiting.Where(ticket => team.Fits(agent, ticket)), now)
                .OrderBy(ticket => ticket.IsHostile && Team.NeedsRest(agent))
                .Select(ticket => new Given(ticket.Number, who, RoutedBecause.Of(ticket, agent, now))),
        ];
    }

    /// <summary>To whom an agent's work goes: colleagues who are able, free and less loaded. What is not in the answer has nobody.</summary>
    public static IReadOnlyList<Given> HandOver(AgentId from, IEnumerable<WaitingTicket> work, IReadOnlyList<AgentNow> agents, DateTimeOffset now)
    {
        var team = new Team(agents, now);
        if (team.Find(from) is not { } giver) return [];
        return Give(WaitingOrder.Of(work, now), team, now, giver);
    }

    /// <summary>Why a ticket goes back to its queue; null while its agent has time to touch it.</summary>
    public static string? Returned(UnansweredTicket ticket, IReadOnlyList<AgentNow> agents, DateTimeOffset now) => agents.FirstOrDefault(agent => agent.Id == ticket.Agent) switch
    {
        null => "Came back: its agent cannot sign in any more.",
        { Presence: Presence.Away } away when !ticket.IsByHand => $"Came back: {away.Agent.Name} is away.",
        var agent when now - ticket.At >= ticket.Queue.AnswerWithin => $"Came back: {agent.Agent.Name} did not answer within {RoutedBecause.Minutes(ticket.Queue.AnswerWithin)}.",
        _ => null,
    };

    private static List<Given> Give(IReadOnlyList<WaitingTicket> ordered, Team team, DateTimeOffset now, AgentNow? giver = null)
    {
        var given = new List<Given>();
        foreach (var ticket in ordered)
        {
            if (team.BestFor(ticket, giver) is not { } agent) continue;
            given.Add(new Given(ticket.Number, agent.Id, RoutedBecause.Of(ticket, agent, now, giver?.Agent.Name)));
            team.Give(ticket, agent);
        }
        return given;
    }
}
