using SupportBot.Conversations;
using SupportBot.Handoff.Waiting;
using SupportBot.Storage;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Waits;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What customers were told of waiting is kept with what came true, and what tickets cost measures the pace (C16).</summary>
public abstract class WaitContract(StoreKind engine)
{
    private static readonly AgentId Anna = new(1);
    private static readonly AgentId Boris = new(2);

    [StoreFact]
    public async Task C16_A_range_is_kept_with_the_wait_it_came_to_and_one_given_to_somebody_who_did_not_look_goes_on()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var id = await WaitsAsync(store, "one");
        await ChangeAsync(store, id, before => before with { ToldWait = new ToldWait(store.Clock.GetUtcNow(), 2, 5, 15, false) });
        store.Clock.Advance(TimeSpan.FromMinutes(4));
        await ChangeAsync(store, id, before => before with { ToldWait = new ToldWait(store.Clock.GetUtcNow(), 1, 3, 7, false) });
        store.Clock.Advance(TimeSpan.FromMinutes(2));
        await ApplyAsync(store, id, new TicketEvent.Assigned(Anna, "free"));
        store.Clock.Advance(TimeSpan.FromMinutes(3));
        await ApplyAsync(store, id, new TicketEvent.CameBack("not looked at"));
        (await ReadAsync(store)).ShouldBeEmpty();
        store.Clock.Advance(TimeSpan.FromMinutes(1));

        await ApplyAsync(store, id, new TicketEvent.Claimed(Boris));

        (await ReadAsync(store)).ShouldBe([new CameTrue(Queues.Support, false, 6, 3, 7, 1), new CameTrue(Queues.Support, true, 10, 5, 15, 1)], ignoreOrder: true);
        (await store.AnewAsync(id)).ToldWait.ShouldBeNull();
    }

    [StoreFact]
    public async Task C16_Who_is_at_the_desk_and_works_in_the_queue_is_here()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var presences = new PresenceStore(store.Database, TimeSpan.FromMinutes(10), store.Clock);
        foreach (var (id, queues) in new[] { (1, ""), (2, "billing"), (3, ""), (4, "") })
        {
            await store.Database.WriteAsync(WriteKey.None, async sql => { await sql.ExecuteAsync(
                "INSERT INTO agents (id, login, name, role, password_hash, languages, enabled, stamp, created_at, queues) VALUES ($1, $2, 'A', 0, 'x', '[]', 1, 's', 1, $3)",
                (long)id, $"agent{id}", queues); });
            await presences.CameAsync(new AgentId(id), default);
        }
        await presences.ChooseAsync(new AgentId(3), Presence.NoMore, default);
        await presences.CameAsync(new AgentId(3), default);
        var waiting = new WaitingStore(store.Database);

        var here = await waiting.AgentsHereAsync(store.Clock.GetUtcNow());
        (here.Of(Queues.Support), here.Of(Queues.Billing)).ShouldBe((2, 3));
        store.Clock.Advance(TimeSpan.FromMinutes(20));
        (await waiting.AgentsHereAsync(store.Clock.GetUtcNow())).Of(Queues.Support).ShouldBe(0, "their desks are shut");
    }

    [StoreFact]
    public async Task C16_Whoever_is_told_again_after_it_came_back_was_told_first_before_and_the_wait_ends_when_somebody_touches_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var id = await WaitsAsync(store, "one");
        await ChangeAsync(store, id, before => before with { ToldWait = new ToldWait(store.Clock.GetUtcNow(), 0, 0, 5, false) });
        await ApplyAsync(store, id, new TicketEvent.Assigned(Anna, "free"));
        await ApplyAsync(store, id, new TicketEvent.CameBack("not looked at"));
        await ChangeAsync(store, id, before => before with { ToldWait = new ToldWait(store.Clock.GetUtcNow(), 0, 0, 3, false) });
        await ApplyAsync(store, id, new TicketEvent.Assigned(Boris, "free"));
        store.Clock.Advance(TimeSpan.FromMinutes(4));

        await ApplyAsync(store, id, new TicketEvent.Replied(Boris, null));

        (await ReadAsync(store)).ShouldBe([new CameTrue(Queues.Support, true, 4, 0, 5, 1), new CameTrue(Queues.Support, false, 4, 0, 3, 1)], ignoreOrder: true);
        (await new ToldWaits(store.Database).HeldAsync(10, store.Clock.GetUtcNow())).ShouldBe([true]);
    }

    [StoreFact]
    public async Task C16_Only_who_is_able_to_take_it_is_here_for_a_ticket()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var agents = new AgentStore(store.Database, store.Clock);
        var presences = new PresenceStore(store.Database, TimeSpan.FromMinutes(10), store.Clock);
        foreach (var (login, language) in new[] { ("anna", Language.Pl), ("boris", Language.Ru), ("cid", Language.En) })
        {
            var agent = (await agents.AddAsync(new NewAgent(login, login, Role.Agent, "x", [language]), default)).ShouldNotBeNull();
            await presences.TouchedAsync(agent.Id, default);
            await presences.SawAsync(agent.Id, default);
        }

        var here = await new WaitingStore(store.Database).AgentsHereAsync(store.Clock.GetUtcNow());

        (here.For(Of(Language.Pl)).Count, here.For(Of(Language.Other)).Count).ShouldBe((1, 3));
        var line = new LineAhead(here);
        double[] ahead = [line.Join(Of(Language.Pl)), line.Join(Of(Language.Ru)), line.Join(Of(Language.Pl)), line.Join(Of(Language.Other))];
        ahead.ShouldBe([0, 0, 1, 3], "a Russian one keeps nobody who writes in Polish waiting");

        static Needs Of(Language language) => new(Queues.Support, Tier.L2, language, null);
    }

    [StoreFact]
    public async Task C16_Who_waits_longer_than_they_were_told_proves_it_before_anybody_comes_and_who_went_away_proves_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var id = await WaitsAsync(store, "one");
        await ChangeAsync(store, id, before => before with { ToldWait = new ToldWait(store.Clock.GetUtcNow(), 2, 5, 15, false) });
        store.Clock.Advance(TimeSpan.FromMinutes(15));
        (await HeldAsync()).ShouldBeEmpty();
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        (await HeldAsync()).ShouldBe([false]);

        await ApplyAsync(store, id, new TicketEvent.CustomerEnded());

        (await ReadAsync(store)).ShouldBeEmpty();
        (await HeldAsync()).ShouldBeEmpty();

        ValueTask<List<bool>> HeldAsync() => new ToldWaits(store.Database).HeldAsync(10, store.Clock.GetUtcNow());
    }

    [StoreFact]
    public async Task C16_What_busy_agents_take_measures_the_pace_and_what_came_in_is_counted_by_urgency()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var ids = new List<ConversationId>();
        foreach (var place in new[] { "one", "two", "three", "four" }) ids.Add(await WaitsAsync(store, place));
        foreach (var (id, agent) in ids.Zip([Anna, Boris, Anna, Boris]))
        {
            store.Clock.Advance(TimeSpan.FromMinutes(5));
            await ApplyAsync(store, id, new TicketEvent.Claimed(agent));
        }
        await WaitsAsync(store, "five");
        var (waiting, now) = (new WaitingStore(store.Database), store.Clock.GetUtcNow());

        (await waiting.CostsAsync(now.AddDays(-1), 40)).ShouldBe([new MeasuredCost(Queues.Support, 2, TimeSpan.FromMinutes(10))], "five minutes of two agents each");
        (await waiting.CostsAsync(now.AddDays(-1), 1)).ShouldHaveSingleItem().Tickets.ShouldBe(1);
        (await waiting.AgentsHereAsync(now)).Of(Queues.Support).ShouldBe(2);
        (await waiting.CameInAsync(now.AddMinutes(-30))).ShouldBe([new CameIn(Queues.Support, Urgency.Low, 5)]);
        await waiting.ForgetAsync(now.AddMinutes(1), now);
        (await waiting.CostsAsync(now.AddDays(-1), 40)).ShouldBeEmpty();
    }

    private static ValueTask<List<CameTrue>> ReadAsync(TestStore store) => new ToldWaits(store.Database).ReadAsync(store.Clock.GetUtcNow().AddDays(-1));

    private static async Task<ConversationId> WaitsAsync(TestStore store, string place)
    {
        var id = (await store.AcceptAsync(store.Message("hello", place))).Conversation;
        await ApplyAsync(store, id, new TicketEvent.HandedOff(HandoffReason.AskedForPerson, Queues.Support, Tier.L2, store.Clock.GetUtcNow().AddHours(1)));
        return id;
    }

    private static Task ApplyAsync(TestStore store, ConversationId id, TicketEvent happened) => ChangeAsync(store, id, before =>
        before with { Ticket = before.Ticket.Apply(happened, store.Clock.GetUtcNow()).ShouldBeOfType<TicketChange.Made>().Ticket });

    private static async Task ChangeAsync(TestStore store, ConversationId id, Func<Conversation, Conversation> change)
    {
        var before = await store.AnewAsync(id);
        (await store.Conversations.CommitAsync(new Commit(before, change(before)), default)).ShouldBeTrue();
    }
}

public sealed class WaitsOnSqlite() : WaitContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class WaitsOnPostgres() : WaitContract(StoreKind.Postgres);
