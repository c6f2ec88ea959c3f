using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Tests.Handoff.Routing;

/// <summary>A desk of any kind, the same for the same seed: a few agents, a few tickets, and everything about them that routing looks at.</summary>
internal sealed class SomeDesk
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Skills = ["network", "hardware", "tax"];
    private static readonly Language[] Languages = [Language.En, Language.Ru, Language.Pl];

    private static readonly QueueRules[] Queues =
    [
        new("support", "Support") { IsPush = true, Cap = 2, LongestWait = TimeSpan.FromMinutes(30) }, new("billing", "Billing") { IsPush = true, Cap = 3 }, new("vip", "VIP") { IsPush = false },
    ];

    private SomeDesk(Random random)
    {
        Agents = [.. Enumerable.Range(1, random.Next(1, 7)).Select(i => Agent(i, random))];
        Waiting = [.. Enumerable.Range(1, random.Next(0, 15)).Select(i => Ticket(i, random))];
    }

    public IReadOnlyList<AgentNow> Agents { get; }

    public IReadOnlyList<WaitingTicket> Waiting { get; }

    public static SomeDesk Of(int seed) => new(new Random(seed));

    public static AgentNow Agent(int id, Presence presence = Presence.Here, int load = 0, AgentProfile? profile = null, params Language[] languages) =>
        new(new Agent(new AgentId(id), $"agent{id}", $"Agent {id}", Role.Agent, languages, Enabled: true) { Profile = profile ?? AgentProfile.Open }, presence, load);

    public static WaitingTicket Ticket(int number, Urgency urgency = Urgency.Normal, int waited = 1) =>
        new(new TicketNumber(number), Queues[0], Tier.L2, urgency, Now - TimeSpan.FromMinutes(waited));

    private static AgentNow Agent(int id, Random random) => Agent(
        id, random.GetItems([Presence.Here, Presence.Here, Presence.Busy, Presence.Away, Presence.NoMore], 1)[0], random.Next(0, 4),
        new AgentProfile(Some(Skills, random), Some([Tier.L2, Tier.L3], random), Some(["support", "billing", "vip"], random), random.Next(3) == 0 ? random.Next(1, 5) : null),
        Some(Languages, random)) with
    {
        HostileRun = random.Next(0, 5), LastAt = random.Next(2) == 0 ? Now - TimeSpan.FromMinutes(random.Next(0, 60)) : null,
    };

    private static WaitingTicket Ticket(int number, Random random) => new(
        new TicketNumber(number), Queues[random.Next(Queues.Length)], random.Next(3) == 0 ? Tier.L3 : Tier.L2, (Urgency)random.Next(0, 4), Now - TimeSpan.FromMinutes(random.Next(0, 300)))
    {
        DueBy = random.Next(2) == 0 ? Now + TimeSpan.FromMinutes(random.Next(-30, 90)) : null,
        Language = random.GetItems([.. Languages, Language.Other], 1)[0],
        Skills = random.Next(2) == 0 ? [] : Some(Skills, random),
        IsHostile = random.Next(4) == 0,
        KnownBy = random.Next(3) == 0 ? new AgentId(random.Next(1, 8)) : null,
        LetPass = random.Next(4) == 0
            ? new Dictionary<AgentId, DateTimeOffset> { [new AgentId(random.Next(1, 7))] = Now - TimeSpan.FromMinutes(random.Next(0, 40)) }
            : new Dictionary<AgentId, DateTimeOffset>(),
    };

    private static T[] Some<T>(T[] from, Random random) => [.. from.Where(_ => random.Next(2) == 0)];
}
