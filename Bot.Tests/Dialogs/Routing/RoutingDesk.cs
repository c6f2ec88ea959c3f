using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Dialogs.Routing;
using SupportBot.Storage;
using SupportBot.Storage.Routing;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Dialogs.Routing;

/// <summary>Agents, queues and waiting tickets in a real store, and everything that routes them.</summary>
internal sealed class RoutingDesk : IAsyncDisposable
{
    private int _places;

    private RoutingDesk(TestStore store)
    {
        Store = store;
        (Presences, Queues, Routing) = (new PresenceStore(store.Database, TimeSpan.FromMinutes(10), store.Clock), new QueueRulesStore(store.Database, store.Clock), new RoutingStore(store.Database, store.Clock));
        (Acts, Edits) = (ClaimRace.Desk(store), new TicketEdits(ClaimRace.Writer(store), new Introductions(ShippedPlaybook.It), store.Clock));
        var moves = new RoutingActs(ClaimRace.Writer(store));
        Router = new Router(Routing, Presences, moves, store.Database, Options.Create(new RoutingOptions()), store.Clock, NullLogger<Router>.Instance);
        (Next, HandOver) = (new NextBest(Routing, Presences, Acts, store.Clock), new HandOver(Routing, Presences, moves, store.Clock));
    }

    public TestStore Store { get; }

    public PresenceStore Presences { get; }

    public QueueRulesStore Queues { get; }

    public RoutingStore Routing { get; }

    public AgentActs Acts { get; }

    public TicketEdits Edits { get; }

    public Router Router { get; }

    public NextBest Next { get; }

    public HandOver HandOver { get; }

    /// <summary>With a queue of support that gives its tickets out.</summary>
    public static async Task<RoutingDesk> OpenAsync(StoreKind kind, bool isPush = true)
    {
        var desk = new RoutingDesk(await TestStore.OpenAsync(kind));
        var support = (await desk.Queues.AllAsync()).Single(queue => queue.Name == "support");
        await desk.Queues.ChangeAsync(support with { IsPush = isPush, Cap = 2 }, CancellationToken.None);
        return desk;
    }

    /// <summary>An agent who sits at the desk.</summary>
    public async Task<Agent> AgentAsync(string name, AgentProfile? profile = null, params Language[] languages)
    {
        var agent = (await new AgentStore(Store.Database, Store.Clock).AddAsync(new NewAgent(name.ToLowerInvariant(), name, Role.Agent, "x", languages) { Profile = profile ?? AgentProfile.Open }, CancellationToken.None))!;
        await SitsAsync(agent);
        return agent;
    }

    public async Task SitsAsync(params Agent[] agents)
    {
        foreach (var agent in agents)
        {
            await Presences.CameAsync(agent.Id, CancellationToken.None);
            await Presences.TouchedAsync(agent.Id, CancellationToken.None);
        }
    }

    /// <summary>A customer who waits for a person.</summary>
    public async Task<TicketNumber> WaitsAsync(Language language = Language.En, Urgency urgency = Urgency.Normal, bool isHostile = false, string queue = "support", string? skills = null, string? address = null)
    {
        var accepted = await Store.AcceptAsync(Store.Message("a human please", address ?? $"place-{++_places}"));
        var before = await Store.ConversationAsync(accepted.Conversation);
        var now = Store.Clock.GetUtcNow().Kept();
        var handed = (TicketChange.Made)(before.Ticket with { Urgency = urgency }).Apply(
            new TicketEvent.HandedOff(HandoffReason.AskedForPerson, queue, Tier.L2, now.AddHours(2)) { Skills = skills }, now);
        var after = before with { Ticket = handed.Ticket, Language = language, Tone = isHostile ? before.Tone with { AbusiveTurns = 1 } : before.Tone };
        (await Store.Conversations.CommitAsync(new Commit(before, after) { Handled = 1 }, CancellationToken.None)).ShouldBeTrue();
        return handed.Ticket.Number;
    }

    public Task<int> SweepAsync() => Router.SweepAsync(() => true, CancellationToken.None);

    public async Task<Ticket> TicketAsync(TicketNumber number) => (await Store.Conversations.FindAsync(number)).ShouldNotBeNull().Ticket;

    public async Task<AgentId?> OwnerAsync(TicketNumber number) => (await TicketAsync(number)).Agent;

    public ValueTask<List<string>> EventsAsync(TicketNumber number) => Store.Database.ReadAsync(sql => sql.ListAsync(
        "SELECT m.text FROM messages m JOIN tickets t ON t.conversation_id = m.conversation_id WHERE t.number = $1 AND m.author = 4 ORDER BY m.position", row => row.GetString(0), number.Value));

    /// <summary>What the bot and agents said to the customer.</summary>
    public ValueTask<List<string>> SaidAsync(TicketNumber number) => Store.Database.ReadAsync(sql => sql.ListAsync(
        "SELECT m.text FROM messages m JOIN tickets t ON t.conversation_id = m.conversation_id WHERE t.number = $1 AND m.author IN (1, 2) ORDER BY m.position", row => row.GetString(0), number.Value));

    public async ValueTask DisposeAsync()
    {
        Router.Dispose();
        await Store.DisposeAsync();
    }
}
