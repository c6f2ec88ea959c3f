using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Replies;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Canned replies are kept, taken in anew with the program, and counted with what customers got, whatever the engine.</summary>
public abstract class CannedContract(StoreKind engine)
{
    [StoreFact]
    public async Task What_ships_is_taken_in_and_what_an_admin_made_of_it_stays()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var canned = new CannedStore(store.Database, store.Clock);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => canned.AddShippedAsync([("a", Reply("order", "One")), ("b", Reply("bye", "One")), ("c", Reply("wait", "One"))])));
        var all = await canned.AllAsync();
        all.Select(one => one.Reply.Shortcut).ShouldBe(["bye", "order", "wait"]);
        var (bye, order) = (all[0], all[1]);
        (await canned.By("root").ChangeAsync(order.Id, order.Version, Reply("number", "Mine"), CancellationToken.None)).ShouldBe(CannedChange.Done);
        (await canned.By("root").PutAwayAsync(bye.Id, true, CancellationToken.None)).ShouldBe(CannedChange.Done);

        await canned.AddShippedAsync([("a", Reply("order", "Two")), ("b", Reply("bye", "Two")), ("c", Reply("wait", "Two"))]);

        (await canned.FindAsync(order.Id))!.Reply.Texts.En.ShouldBe(["Mine", "Mine again"]);
        (await canned.FindAsync(bye.Id))!.IsPutAway.ShouldBeTrue("it was put away");
        (await canned.AllAsync()).Select(one => one.Reply.Shortcut).ShouldBe(["bye", "number", "wait"], "the renamed one does not come back");
        (await canned.AllAsync()).Single(one => one.Reply.Shortcut == "wait").Reply.Texts.En[0].ShouldBe("Two");
    }

    [StoreFact]
    public async Task Two_admins_and_two_with_one_shortcut_are_told_apart()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var canned = new CannedStore(store.Database, store.Clock).By("root");
        var id = (await canned.AddAsync(Reply("order", "One"), CancellationToken.None)).ShouldNotBeNull();
        await canned.AddAsync(Reply("bye", "One"), CancellationToken.None);

        (await canned.AddAsync(Reply("order", "Two"), CancellationToken.None)).ShouldBeNull();
        (await canned.ChangeAsync(id, 1, Reply("bye", "Two"), CancellationToken.None)).ShouldBe(CannedChange.ShortcutTaken);
        (await canned.ChangeAsync(id, 1, Reply("order", "Two"), CancellationToken.None)).ShouldBe(CannedChange.Done);
        (await canned.ChangeAsync(id, 1, Reply("order", "Three"), CancellationToken.None)).ShouldBe(CannedChange.Meanwhile);
        (await canned.ChangeAsync(id + 99, 1, Reply("other", "Three"), CancellationToken.None)).ShouldBe(CannedChange.NotFound);
        (await canned.PutAwayAsync(id + 99, true, CancellationToken.None)).ShouldBe(CannedChange.NotFound);
    }

    [StoreFact]
    public async Task C29_What_a_person_read_is_known_on_all_their_channels_and_counted()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (record, anna) = (new CannedRecord(store.Database, store.Clock), await AgentAsync(store));
        var (here, there, other) = (await WriteAsync(store, "42"), await WriteAsync(store, "43"), await WriteAsync(store, "44"));
        await JoinAsync(store, here, there);

        await SendAsync(store, await store.AnewAsync(there.Id), anna, new CannedUse(7, "aa", true), new CannedUse(8, "bb", false));

        (await record.OfAsync(here.Ticket.Number)).ShouldBe([(7, "aa"), (8, "bb")], ignoreOrder: true);
        (await record.OfAsync(other.Ticket.Number)).ShouldBeEmpty();
        var figures = await record.FiguresAsync();
        figures[7].ShouldBe(new CannedFigures(1, 1));
        figures[8].ShouldBe(new CannedFigures(1, 0));
        store.Clock.Advance(CannedRecord.Counted + TimeSpan.FromDays(1));
        (await record.FiguresAsync()).ShouldBeEmpty();
        (await record.OfAsync(here.Ticket.Number)).Count.ShouldBe(2, "however long ago");
    }

    [StoreFact]
    public async Task An_agent_signs_in_each_language_and_can_stop_to()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (signatures, anna) = (new SignatureStore(store.Database), await AgentAsync(store));
        await signatures.KeepAsync(anna.Id, new Dictionary<Language, string> { [Language.En] = "Anna", [Language.Ru] = "Анна" }, CancellationToken.None);
        await signatures.KeepAsync(anna.Id, new Dictionary<Language, string> { [Language.En] = "", [Language.Ru] = "Аня", [Language.Pl] = "" }, CancellationToken.None);
        (await signatures.OfAsync(anna.Id)).ShouldBe(new Dictionary<Language, string> { [Language.Ru] = "Аня" });
    }

    private static CannedReply Reply(string shortcut, string text) => new(shortcut, "A test", new([text, $"{text} again"], ["Раз", "Два"], ["Raz", "Dwa"]));

    private static async Task<Agent> AgentAsync(TestStore store) =>
        (await new AgentStore(store.Database, store.Clock).AddAsync(new NewAgent("anna", "Anna", Role.Agent, "x", []), CancellationToken.None))!;

    private static async Task<Conversation> WriteAsync(TestStore store, string address) => await store.AnewAsync((await store.AcceptAsync(store.Message("hello", address))).Conversation);

    private static async Task SendAsync(TestStore store, Conversation to, Agent by, params CannedUse[] uses) => (await store.Conversations.CommitAsync(
        new Commit(to, to) { Lines = [new Line(LineKind.Agent, "Hello") { Agent = by, Canned = uses }] }, CancellationToken.None)).ShouldBeTrue();

    private static async Task JoinAsync(TestStore store, Conversation here, Conversation there)
    {
        var code = new LinkCode("K7M29QXF");
        await store.Conversations.CommitAsync(new Commit(here, here) { Link = new LinkChange.Offered(code) }, CancellationToken.None);
        await store.Conversations.CommitAsync(new Commit(there, there) { Link = new LinkChange.Joined(code) }, CancellationToken.None);
    }
}

public sealed class CannedOnSqlite() : CannedContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class CannedOnPostgres() : CannedContract(StoreKind.Postgres);
