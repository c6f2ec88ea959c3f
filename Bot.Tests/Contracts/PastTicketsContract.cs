using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>A customer's other tickets are known on whichever channel they wrote.</summary>
public abstract class PastTicketsContract(StoreKind engine)
{
    [StoreFact]
    public async Task Other_tickets_of_the_same_person_are_counted_whichever_of_the_channels_was_joined_to_which()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var links = new LinkStore(store.Database, store.Clock);
        var settled = await BeginAsync(store, "ann");
        (await store.Conversations.CommitAsync(
            new Commit(settled, settled with { Ticket = settled.Ticket with { State = TicketState.Resolved, ResolvedAt = store.Clock.GetUtcNow() } }), default)).ShouldBeTrue();
        store.Clock.Advance(TimeSpan.FromDays(2));
        var open = await BeginAsync(store, "ann2");
        await BeginAsync(store, "stranger");
        store.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromHours(5));
        var now = await BeginAsync(store, "ann3");
        (await links.PastAsync(now, store.Clock.GetUtcNow())).ShouldBe(PastTickets.None);

        foreach (var joined in new[] { open, now })
            await store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync("UPDATE customers SET person_id = $1 WHERE id = $2", settled.Customer.Value, joined.Customer.Value));

        (await links.PastAsync(now, store.Clock.GetUtcNow())).ShouldBe(new PastTickets(Count: 2, Open: 1, Days: 3));
        (await links.PastAsync(settled, store.Clock.GetUtcNow())).ShouldBe(new PastTickets(Count: 2, Open: 2, Days: 0));
    }

    private static async Task<Conversation> BeginAsync(TestStore store, string customer) =>
        await store.AnewAsync((await store.AcceptAsync(store.Message("hello", customer))).Conversation);
}

public sealed class PastTicketsOnSqlite() : PastTicketsContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class PastTicketsOnPostgres() : PastTicketsContract(StoreKind.Postgres);
