using SupportBot.Conversations;
using SupportBot.Handoff.Routing;
using SupportBot.Storage.Routing;

namespace SupportBot.Tests.Handoff.Routing;

/// <summary>What holds for every decision, whoever is at the desk and whoever waits.</summary>
public sealed class RoutingDecisionTests
{
    private const int Desks = 5_000;

    [Fact]
    public void C26_Nobody_is_given_what_they_are_not_able_or_free_for()
    {
        foreach (var (seed, desk) in All())
        {
            var given = RoutingDecision.Decide(desk.Waiting, desk.Agents, SomeDesk.Now);
            given.Select(one => one.Ticket).ShouldBeUnique($"seed {seed}");
            foreach (var (ticket, agent) in given.Select(one => (Ticket(desk, one), Agent(desk, one))))
            {
                ticket.Queue.IsPush.ShouldBeTrue($"seed {seed}");
                IsAsked(agent.Presence, ticket).ShouldBeTrue($"seed {seed}: {agent.Presence}");
                new Team(desk.Agents, SomeDesk.Now).Fits(agent, ticket).ShouldBeTrue($"seed {seed}");
                Able(desk, agent, ticket).ShouldBeTrue($"seed {seed}: {ticket.Number} for {agent.Agent.Name}");
            }
            foreach (var one in given.GroupBy(one => one.To))
            {
                var agent = desk.Agents.Single(agent => agent.Id == one.Key);
                (agent.Load + one.Count()).ShouldBeLessThanOrEqualTo(one.Max(given => agent.Cap(Ticket(desk, given).Queue)), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void C26_Nobody_waits_while_somebody_able_is_free_and_nothing_later_goes_before_what_waited_past_its_bound()
    {
        foreach (var (seed, desk) in All())
        {
            var given = RoutingDecision.Decide(desk.Waiting, desk.Agents, SomeDesk.Now);
            var left = desk.Waiting.Where(ticket => ticket.Queue.IsPush && given.All(one => one.Ticket != ticket.Number)).ToList();
            var after = desk.Agents.Select(agent => agent with { Load = agent.Load + given.Count(one => one.To == agent.Id) }).ToList();
            RoutingDecision.Decide(left, after, SomeDesk.Now).ShouldBeEmpty($"seed {seed}");
            foreach (var overdue in left.Where(ticket => ticket.Bound <= SomeDesk.Now))
                foreach (var one in given.Where(one => IsAsked(Agent(desk, one).Presence, overdue) && Able(desk, Agent(desk, one), overdue) && !HasPassed(overdue, one.To) && HadRoom(desk, given, one, overdue)))
                    Ticket(desk, one).Bound.ShouldBeLessThanOrEqualTo(overdue.Bound, $"seed {seed}: {one.Ticket} went before {overdue.Number}");
        }
    }

    [Fact]
    public void C27_After_a_hostile_run_the_next_hostile_one_goes_to_somebody_else_where_possible()
    {
        foreach (var (seed, desk) in All())
        {
            var team = desk.Agents;
            foreach (var ticket in desk.Waiting.Where(ticket => ticket.IsHostile))
            {
                if (new Team(team, SomeDesk.Now).BestFor(ticket) is not { HostileRun: >= Team.HostileRun }) continue;
                new Team(team.Select(agent => agent.HostileRun >= Team.HostileRun ? agent with { Presence = Presence.Away } : agent), SomeDesk.Now).BestFor(ticket)
                    .ShouldBeNull($"seed {seed}: somebody rested was free for {ticket.Number}");
            }
        }
    }

    [Fact]
    public void The_same_desk_in_any_order_is_decided_alike()
    {
        foreach (var (seed, desk) in All().Take(1_000))
        {
            var random = new Random(seed);
            RoutingDecision.Decide([.. desk.Waiting.OrderBy(_ => random.Next())], [.. desk.Agents.OrderBy(_ => random.Next())], SomeDesk.Now)
                .ShouldBe(RoutingDecision.Decide(desk.Waiting, desk.Agents, SomeDesk.Now), $"seed {seed}");
        }
    }

    [Fact]
    public void What_nobody_in_the_company_has_is_asked_of_nobody()
    {
        var ticket = SomeDesk.Ticket(1) with { Skills = ["tax"], Language = Language.Pl, Tier = Tier.L3 };
        var alone = SomeDesk.Agent(1, profile: new AgentProfile([], [Tier.L2], ["billing"], null), languages: Language.En);

        RoutingDecision.Decide([ticket], [alone], SomeDesk.Now).ShouldHaveSingleItem();
        RoutingDecision.Decide([ticket], [alone, SomeDesk.Agent(2, Presence.Away, languages: Language.Pl)], SomeDesk.Now).ShouldBeEmpty();
    }

    [Fact]
    public void C26_The_decision_says_why()
    {
        var ticket = SomeDesk.Ticket(1, Urgency.High, waited: 12) with { Language = Language.Ru, Skills = ["network"], KnownBy = new AgentId(2) };
        var expert = SomeDesk.Agent(2, load: 1, profile: new AgentProfile(["network"], [], [], 4), languages: Language.Ru);

        RoutingDecision.Decide([ticket], [SomeDesk.Agent(1), expert], SomeDesk.Now).Single().Because
            .ShouldBe("Agent 2: high urgency, waited 12 min, had this customer last, speaks Russian, knows network, has 1 of 4.");
    }

    [Fact]
    public void C26_Who_is_less_loaded_gets_it_and_who_let_it_pass_is_asked_again_last()
    {
        AgentNow[] agents = [SomeDesk.Agent(1, load: 1), SomeDesk.Agent(2)];
        var ticket = SomeDesk.Ticket(1);
        To(ticket).ShouldBe(2);
        To(ticket with { LetPass = new Dictionary<AgentId, DateTimeOffset> { [new AgentId(2)] = SomeDesk.Now - TimeSpan.FromHours(1) } }).ShouldBe(1);
        agents = [SomeDesk.Agent(2)];
        To(ticket with { LetPass = new Dictionary<AgentId, DateTimeOffset> { [new AgentId(2)] = SomeDesk.Now - TimeSpan.FromHours(1) } }).ShouldBe(2);
        To(ticket with { LetPass = new Dictionary<AgentId, DateTimeOffset> { [new AgentId(2)] = SomeDesk.Now - TimeSpan.FromMinutes(1) } }).ShouldBe(0);

        long To(WaitingTicket waiting) => RoutingDecision.Decide([waiting], agents, SomeDesk.Now) is [var only] ? only.To.Value : 0;
    }

    [Fact]
    public void C26_Work_goes_to_less_loaded_colleagues_who_are_here()
    {
        AgentNow[] agents = [SomeDesk.Agent(1, Presence.NoMore, load: 2), SomeDesk.Agent(2, load: 1), SomeDesk.Agent(3, Presence.Away), SomeDesk.Agent(4, load: 2)];
        var given = RoutingDecision.HandOver(new AgentId(1), [SomeDesk.Ticket(1), SomeDesk.Ticket(2)], agents, SomeDesk.Now);

        given.Select(one => (one.Ticket.Value, one.To.Value)).ShouldBe([(1, 2)]);
        given[0].Because.ShouldBe("Agent 2: handed over by Agent 1, has 1 of 2.");
    }

    private static IEnumerable<(int Seed, SomeDesk Desk)> All() => Enumerable.Range(1, Desks).Select(seed => (seed, SomeDesk.Of(seed)));

    private static WaitingTicket Ticket(SomeDesk desk, Given given) => desk.Waiting.Single(ticket => ticket.Number == given.Ticket);

    private static AgentNow Agent(SomeDesk desk, Given given) => desk.Agents.Single(agent => agent.Id == given.To);

    private static bool IsAsked(Presence presence, WaitingTicket ticket) => presence is Presence.Here || (presence is Presence.Busy && ticket.Urgency is Urgency.Critical);

    // In other words than the product's: whoever lacks something is not asked while a colleague has it.
    private static bool Able(SomeDesk desk, AgentNow agent, WaitingTicket ticket)
    {
        Func<AgentNow, bool>[] needs =
        [
            one => one.Agent.Profile.Queues is [] || one.Agent.Profile.Queues.Contains(ticket.Queue.Name), one => one.Agent.Profile.Tiers is [] || one.Agent.Profile.Tiers.Contains(ticket.Tier),
            one => ticket.Language is Language.Other || one.Agent.Languages is [] || one.Agent.Languages.Contains(ticket.Language),
            .. ticket.Skills.Select(skill => (Func<AgentNow, bool>)(one => one.Agent.Profile.Skills.Contains(skill))),
        ];
        return needs.All(need => need(agent) || !desk.Agents.Any(need));
    }

    private static bool HasPassed(WaitingTicket ticket, AgentId agent) => ticket.LetPass.TryGetValue(agent, out var at) && SomeDesk.Now - at < ticket.Queue.AnswerWithin * 3;

    // Caps differ by queue: at the moment of the giving there was room for the other one too.
    private static bool HadRoom(SomeDesk desk, IReadOnlyList<Given> given, Given one, WaitingTicket other) =>
        Agent(desk, one).Load + given.TakeWhile(before => before != one).Count(before => before.To == one.To) < Agent(desk, one).Cap(other.Queue);
}
