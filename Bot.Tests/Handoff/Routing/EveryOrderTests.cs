using SupportBot.Conversations;

namespace SupportBot.Tests.Handoff.Routing;

/// <summary>
/// Everybody who wants the same ticket at once, in every order in which their looking and their committing can fall between each other: what is committed is what the
/// store's version lets through.
/// </summary>
public sealed class EveryOrderTests
{
    private static readonly DateTimeOffset Now = SomeDesk.Now;
    private static readonly AgentId Ann = new(1);
    private static readonly AgentId Ben = new(2);
    private static readonly AgentId Cid = new(3);

    private static readonly TicketEvent[] Wishes =
    [
        new TicketEvent.Assigned(Ann, "free"), new TicketEvent.Claimed(Ben), new TicketEvent.Claimed(Cid), new TicketEvent.CameBack("silent"), new TicketEvent.Replied(Ann, null),
        new TicketEvent.Transferred(Ben, Cid, null, null),
    ];

    private static readonly Ticket Waiting =
        ((TicketChange.Made)Ticket.Open(new TicketNumber(1), Now).Apply(new TicketEvent.HandedOff(HandoffReason.Urgent, Queues.Support, Tier.L2, Now.AddHours(1)), Now)).Ticket;

    [Fact]
    public void C26_In_no_order_of_events_does_a_ticket_have_two_owners()
    {
        var all = Play(isGuarded: true);
        all.Worlds.ShouldBeGreaterThan(1_000);
        all.Broken.ShouldBeEmpty();
    }

    [Fact]
    public void Without_the_version_two_would_have_it() => Play(isGuarded: false).Broken.ShouldNotBeEmpty();

    private static (int Worlds, IReadOnlyList<string> Broken) Play(bool isGuarded)
    {
        var (seen, broken) = (new HashSet<string>(), new List<string>());
        var open = new Stack<World>([new World(Waiting, 0, [.. Wishes.Select(_ => Actor.Fresh)])]);
        while (broken.Count == 0 && open.TryPop(out var world))
        {
            if (!seen.Add(world.Key)) continue;
            for (var i = 0; i < Wishes.Length; i++)
            {
                if (world.Actors[i].IsDone) continue;
                var next = world.Step(i, isGuarded);
                if (Wrong(world.Ticket, next.Ticket, Wishes[i]) is { } wrong) broken.Add($"{wrong} by {Wishes[i]} in {world.Key}");
                open.Push(next);
            }
        }
        return (seen.Count, broken);
    }

    // Nobody loses a ticket but by their own act, or to routing before they touched it; and nobody acts on what is another's.
    private static string? Wrong(Ticket before, Ticket after, TicketEvent by)
    {
        if (ReferenceEquals(before, after) || before.State is not TicketState.Claimed) return null;
        return by switch
        {
            TicketEvent.Assigned => "given away",
            TicketEvent.Claimed claim when before.Agent != claim.By => "taken from its owner",
            TicketEvent.CameBack when before.Assignment is null => "taken back from whoever had touched it",
            TicketEvent.Replied reply when before.Agent != reply.By => "answered by somebody else",
            TicketEvent.Transferred transfer when before.Agent != transfer.By => "given away by somebody else",
            _ => null,
        };
    }

    /// <summary>How far somebody is: they look, then commit what they made of it; who was late looks again.</summary>
    private sealed record Actor(Ticket? Saw, int Version, bool IsDone)
    {
        public static Actor Fresh { get; } = new(null, 0, false);
    }

    private sealed record World(Ticket Ticket, int Version, Actor[] Actors)
    {
        public string Key => $"{State(Ticket)} v{Version} {string.Join(' ', Actors.Select(actor => actor.IsDone ? "done" : actor.Saw is { } saw ? $"{State(saw)}v{actor.Version}" : "-"))}";

        public World Step(int i, bool isGuarded) => Actors[i] switch
        {
            { Saw: null } => With(i, new Actor(Ticket, Version, false)),
            { Saw: { } saw } when saw.Apply(Wishes[i], Now) is not TicketChange.Made => With(i, new Actor(saw, 0, true)),
            var late when isGuarded && late.Version != Version => With(i, Actor.Fresh),
            { Saw: { } saw } => With(i, new Actor(saw, 0, true)) with { Ticket = ((TicketChange.Made)saw.Apply(Wishes[i], Now)).Ticket, Version = Version + 1 },
        };

        private static string State(Ticket ticket) => $"{ticket.State}{ticket.Agent?.Value}{(ticket.Assignment is null ? "" : "?")}";

        private World With(int i, Actor actor) => this with { Actors = [.. Actors.Select((one, at) => at == i ? actor : one)] };
    }
}
