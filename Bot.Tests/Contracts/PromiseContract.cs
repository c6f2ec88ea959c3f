using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Sla;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What was promised and what became of it, whatever the engine (C17).</summary>
public abstract class PromiseContract(StoreKind engine)
{
    [StoreFact]
    public async Task C17_every_promise_is_reminded_kept_broken_or_withdrawn_and_counted_once()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var promises = new PromiseStore(store.Database);
        var agent = (await new AgentStore(store.Database, store.Clock).AddAsync(new NewAgent("anna", "Anna", Role.Agent, "x", []), default))!;
        var id = (await store.AcceptAsync(store.Message("hello"))).Conversation;
        var number = (await store.ConversationAsync(id)).Ticket.Number;
        var start = store.Clock.GetUtcNow();

        await DoAsync(store, id, new TicketEvent.HandedOff(HandoffReason.AskedForPerson, Queues.Billing, Tier.L2, start.AddHours(1)), new Line(LineKind.Bot, "by then"));
        await CommitAsync(store, id, ticket => ticket, isReminder: true);
        await DoAsync(store, id, new TicketEvent.PromisePassed(start.AddHours(2)), new Line(LineKind.Bot, "late"));
        await DoAsync(store, id, new TicketEvent.Claimed(agent.Id), new Line(LineKind.Event, "claimed") { Agent = agent });
        await DoAsync(store, id, new TicketEvent.Replied(agent.Id, start.AddHours(3)), new Line(LineKind.Agent, "I write by three") { Agent = agent });
        (await store.AnewAsync(id)).Ticket.ShouldBe((await store.ConversationAsync(id)).Ticket, "everything of it is kept");
        await DoAsync(store, id, new TicketEvent.CustomerEnded(), new Line(LineKind.Event, "ended_by_customer"));

        var kept = await promises.OfAsync(number);
        kept.Select(promise => (promise.By, promise.DueAt, promise.RemindedAt is not null, promise.KeptAt is not null, promise.BrokenAt is not null, promise.WithdrawnAt is not null)).ShouldBe(
        [
            ("Anna", start.AddHours(3), false, false, false, true),
            (null, start.AddHours(2), false, true, false, false),
            (null, start.AddHours(1), true, false, true, false),
        ]);
        (await promises.CountAsync(start, start.AddDays(1))).ShouldBe(new PromiseCounts(Made: 3, Open: 0, Kept: 1, Broken: 1, Withdrawn: 1));
        (await promises.CountAsync(start.AddDays(1), start.AddDays(2))).Made.ShouldBe(0);
    }

    [StoreFact]
    public async Task C17_An_answer_after_its_time_breaks_a_promise_though_nobody_has_noticed_yet()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var agent = (await new AgentStore(store.Database, store.Clock).AddAsync(new NewAgent("anna", "Anna", Role.Agent, "x", []), default))!;
        var id = (await store.AcceptAsync(store.Message("hello"))).Conversation;
        var due = store.Clock.GetUtcNow().AddHours(1);
        await DoAsync(store, id, new TicketEvent.HandedOff(HandoffReason.AskedForPerson, Queues.Billing, Tier.L2, due), new Line(LineKind.Bot, "by then"));
        await DoAsync(store, id, new TicketEvent.Claimed(agent.Id), new Line(LineKind.Event, "claimed") { Agent = agent });
        store.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(1));

        await DoAsync(store, id, new TicketEvent.Replied(agent.Id, null), new Line(LineKind.Agent, "Here it is") { Agent = agent });

        (await new PromiseStore(store.Database).CountAsync(due.AddHours(-1), due.AddHours(1))).ShouldBe(new PromiseCounts(Made: 1, Open: 0, Kept: 0, Broken: 1, Withdrawn: 0));
        (await store.AnewAsync(id)).Episode.ShouldNotBeNull().PromisesBroken.ShouldBe(1, "both count alike");
    }

    [StoreFact]
    public async Task What_is_owed_soonest_goes_first_among_the_equally_urgent_and_knows_its_place()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var numbers = new List<TicketNumber>();
        foreach (var (address, hours) in new[] { ("one", 3), ("two", 1), ("three", 2) })
        {
            var id = (await store.AcceptAsync(store.Message("hello", address))).Conversation;
            await DoAsync(store, id, new TicketEvent.HandedOff(HandoffReason.AskedForPerson, Queues.Billing, Tier.L2, store.Clock.GetUtcNow().AddHours(hours)), new Line(LineKind.Bot, "by then"));
            numbers.Add((await store.ConversationAsync(id)).Ticket.Number);
            store.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var listed = await new QueueStore(store.Database, store.Clock).ListAsync(new QueueQuery(TicketState.Waiting, Whose.Anyones, new AgentId(1)));
        listed.Select(row => row.Ticket.Number).ShouldBe([numbers[1], numbers[2], numbers[0]]);
        var places = new QueuePlace(store.Database, store.Clock);
        foreach (var (place, row) in listed.Index()) (await places.AheadOfAsync(row.Ticket)).ShouldBe(place);
    }

    private static Task DoAsync(TestStore store, ConversationId id, TicketEvent happened, params Line[] lines) =>
        CommitAsync(store, id, ticket => ticket.Apply(happened, store.Clock.GetUtcNow()).ShouldBeOfType<TicketChange.Made>().Ticket, isReminder: false, lines);

    private static async Task CommitAsync(TestStore store, ConversationId id, Func<Ticket, Ticket> change, bool isReminder, params Line[] lines)
    {
        var before = await store.ConversationAsync(id);
        var commit = new Commit(before, before with { Ticket = change(before.Ticket) }) { Lines = lines, IsReminder = isReminder };
        (await store.Conversations.CommitAsync(commit, default)).ShouldBeTrue();
    }
}

/// <inheritdoc/>
public sealed class PromisesOnSqlite() : PromiseContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class PromisesOnPostgres() : PromiseContract(StoreKind.Postgres);
