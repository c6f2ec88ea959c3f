using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Routing;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Who answers, what they can, and how the queues are worked.</summary>
internal static class WeekTeam
{
    public const string Refunds = "refunds";
    public const string Hardware = "hardware";

    private static readonly Language[][] Languages =
    [
        [Language.En, Language.Pl], [Language.Ru, Language.En], [Language.Pl], [Language.En, Language.Ru], [Language.Pl, Language.Ru], [Language.En, Language.Pl, Language.Ru], [Language.Ru],
    ];

    private static readonly string[][] Skills = [[Refunds], [], [Hardware], [], [Refunds, Hardware]];

    // Some know the money only, some everything but that; everybody else whatever comes.
    private static readonly string[][] Work = [[], [], [Queues.Billing, Queues.Delivery, Queues.Support], [], [Queues.Technical, Queues.Security, Queues.Support], []];

    public static Task<Agent> AddAsync(WeekOffice office, int number)
    {
        IReadOnlyList<Tier> tiers = number % 4 == 3 ? [Tier.L2, Tier.L3] : number % 4 == 2 ? [] : [Tier.L2];
        var profile = new AgentProfile(Skills[number % Skills.Length], tiers, Work[number % Work.Length], number % 3 == 0 ? 8 : null);
        return office.AddAsync(new NewAgent($"agent{number + 1}", $"Agent {number + 1}", Role.Agent, "-", Languages[number % Languages.Length]) { Profile = profile });
    }

    /// <summary>Most queues give their tickets out, the others are worked by hand.</summary>
    public static async Task SetQueuesAsync(WeekOffice office)
    {
        var store = office.Get<QueueRulesStore>();
        foreach (var queue in await store.AllAsync()) (await store.ChangeAsync(queue with { IsPush = IsPushed(queue.Name), Cap = queue.Name == Queues.Billing ? 5 : 6 }, CancellationToken.None)).ShouldBeTrue();
    }

    public static bool IsPushed(string queue) => queue is not (Queues.Delivery or Queues.Security);

    /// <summary>Whether an agent may be given a ticket, whatever else they have in hand.</summary>
    public static bool IsAble(Agent agent, Followed ticket) => IsAble(agent, ticket.Ticket!, ticket.Now!.Language);

    /// <inheritdoc cref="IsAble(Agent, Followed)"/>
    public static bool IsAble(Agent agent, Ticket ticket, Language language) =>
        (agent.Profile.Queues.Count == 0 || agent.Profile.Queues.Contains(ticket.Queue))
        && (agent.Profile.Tiers.Count == 0 || agent.Profile.Tiers.Contains(ticket.Tier))
        && (language is Language.Other || agent.Languages.Contains(language))
        && (ticket.Skills ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).All(agent.Profile.Skills.Contains);
}
