using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Handoff.Routing;

/// <summary>Everybody who can sign in, with what they have in hand; what is given while a decision is made counts at once.</summary>
internal sealed class Team(IEnumerable<AgentNow> agents, DateTimeOffset now)
{
    /// <summary>After so many hostile conversations without another between, the next one goes to somebody else where possible (C27).</summary>
    public const int HostileRun = 3;

    // Whoever let a ticket pass is not asked again for so many times of what it waited for them.
    private const int PauseAfterPassing = 3;

    private readonly List<AgentNow> _agents = [.. agents];

    public AgentNow? Find(AgentId id) => _agents.Find(agent => agent.Id == id);

    /// <summary>Who should have it; null when nobody who is able is free.</summary>
    /// <param name="giver">Who hands it over, to somebody less loaded; null when it waits.</param>
    public AgentNow? BestFor(WaitingTicket ticket, AgentNow? giver = null) => _agents
        .Where(agent => IsFree(agent, ticket) && Fits(agent, ticket) && (giver is null || (agent.Id != giver.Id && Share(agent, ticket.Queue) < Share(giver, ticket.Queue))))
        .OrderBy(agent => ticket.IsHostile && NeedsRest(agent))
        .ThenBy(agent => ticket.LetPass.ContainsKey(agent.Id))
        .ThenByDescending(agent => agent.Id == ticket.KnownBy)
        .ThenByDescending(agent => agent.Agent.Languages.Contains(ticket.Language))
        .ThenBy(agent => Share(agent, ticket.Queue))
        .ThenBy(agent => ticket.IsHostile ? agent.HostileRun : 0)
        .ThenBy(agent => agent.LastAt ?? DateTimeOffset.MinValue)
        .ThenBy(agent => agent.Id.Value)
        .FirstOrDefault();

    /// <summary>Counts a ticket among what an agent has.</summary>
    public void Give(WaitingTicket ticket, AgentNow to) => _agents[_agents.FindIndex(agent => agent.Id == to.Id)] =
        to with { Load = to.Load + 1, LastAt = now, HostileRun = ticket.IsHostile ? to.HostileRun + 1 : 0 };

    /// <summary>Whether an agent is able to take it.</summary>
    public bool Fits(AgentNow agent, WaitingTicket ticket) => Abilities.Fits(agent.Agent, ticket.Queue.Name, ticket.Tier, ticket.Language, ticket.Skills);

    public static bool NeedsRest(AgentNow agent) => agent.HostileRun >= HostileRun;

    /// <summary>How much of what an agent can bear they have.</summary>
    public static double Share(AgentNow agent, QueueRules queue) => (double)agent.Load / agent.Cap(queue);

    private Abilities Abilities => field ??= new Abilities([.. _agents.Select(agent => agent.Agent)]);

    private bool IsFree(AgentNow agent, WaitingTicket ticket) => agent.Load < agent.Cap(ticket.Queue) && !HasJustPassed(agent, ticket) && agent.Presence switch
    {
        Presence.Here => true,
        Presence.Busy => ticket.Urgency is Urgency.Critical,
        Presence.Away or Presence.NoMore => false,
    };

    private bool HasJustPassed(AgentNow agent, WaitingTicket ticket) =>
        ticket.LetPass.TryGetValue(agent.Id, out var at) && now - at < ticket.Queue.AnswerWithin * PauseAfterPassing;
}
