using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What an admin sees of the outbox and does to it by hand, whatever the engine.</summary>
public abstract class OutboxContract(StoreKind engine)
{
    [StoreFact]
    public async Task Trouble_is_listed_first_and_the_newest_of_each_kind_on_top()
    {
        await using var store = await TestStore.OpenAsync(engine);
        foreach (var text in new[] { "sent", "early", "late", "doubt", "w1", "w2" }) await ReplyAsync(store, text, address: text);
        var rows = (await ClaimAsync(store)).ToDictionary(row => row.Message.Text);
        await store.Outbox.SentAsync(rows["sent"], "1");
        await EndAsync(store, rows["late"], DeliveryState.Failed);
        await EndAsync(store, rows["doubt"], DeliveryState.Uncertain);
        await EndAsync(store, rows["early"], DeliveryState.Failed);
        foreach (var text in new[] { "w1", "w2" }) await store.Outbox.ReturnAsync(rows[text]);

        (await ListAsync(store, OutboxShow.Open)).ShouldBe(["early", "doubt", "late", "w2", "w1"]);
        (await ListAsync(store, OutboxShow.Open, skip: 1, take: 3)).ShouldBe(["doubt", "late", "w2"]);
        (await ListAsync(store, OutboxShow.Waiting)).ShouldBe(["w2", "w1"]);
        (await ListAsync(store, OutboxShow.Uncertain)).ShouldBe(["doubt"]);
        (await ListAsync(store, OutboxShow.Failed)).ShouldBe(["early", "late"]);
        (await ListAsync(store, OutboxShow.Sent)).ShouldBe(["sent"]);
        foreach (var show in Enum.GetValues<OutboxShow>())
            (await new OutboxList(store.Database).ReadAsync(new OutboxQuery(show, ChannelName.Discord, 0, 10))).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_row_tells_whose_it_is_and_how_its_text_begins()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await ReplyAsync(store, string.Concat(Enumerable.Repeat("📦", 200)));
        await ReplyAsync(store, "second");

        var rows = await new OutboxList(store.Database).ReadAsync(new OutboxQuery(OutboxShow.Open, ChannelName.Web, 0, 10));

        rows.Select(row => (row.IsBehind, row.IsCut, row.CustomerName)).ShouldBe([(true, false, "Ann"), (false, true, "Ann")]);
        rows[1].Text.ShouldBe(string.Concat(Enumerable.Repeat("📦", 160)));
    }

    [StoreFact]
    public async Task What_is_sent_once_more_goes_before_what_waits_and_never_beside_what_is_under_way()
    {
        await using var store = await TestStore.OpenAsync(engine);
        foreach (var text in new[] { "first", "second", "third" }) await ReplyAsync(store, text);
        await EndAsync(store, await OneAsync(store), DeliveryState.Failed);
        var second = await OneAsync(store);

        (await RetryAsync(store, await SeenAsync(store, "first"))).ShouldBe(HandOutcome.Done);

        (await ClaimAsync(store)).ShouldBeEmpty("the second is under way");
        await store.Outbox.SentAsync(second, "2");
        var again = await OneAsync(store);
        (again.Message.Text, again.Attempt).ShouldBe(("first", 2));
        await store.Outbox.SentAsync(again, "1");
        (await OneAsync(store)).Message.Text.ShouldBe("third");
    }

    [StoreFact]
    public async Task A_pause_before_the_next_try_ends_when_an_admin_says_so()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await ReplyAsync(store, "hello");
        await store.Outbox.RetryAsync(await OneAsync(store), store.Clock.GetUtcNow().AddMinutes(5), "away");
        (await ClaimAsync(store)).ShouldBeEmpty();

        (await RetryAsync(store, await SeenAsync(store, "hello"))).ShouldBe(HandOutcome.Done);

        (await OneAsync(store)).Attempt.ShouldBe(2);
    }

    [StoreFact]
    public async Task What_was_dropped_is_never_sent_is_no_trouble_and_lets_the_next_go()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await ReplyAsync(store, "first");
        await ReplyAsync(store, "second");
        var seen = await SeenAsync(store, "first");
        var heard = new List<Change>();
        using var watching = store.Database.Feed.Watch(heard.Add);

        (await DropAsync(store, seen)).ShouldBe(HandOutcome.Done);

        heard.ShouldHaveSingleItem("desks and the sender are told");
        (await DropAsync(store, seen)).ShouldBe(HandOutcome.Dropped);
        (await RetryAsync(store, seen)).ShouldBe(HandOutcome.Dropped);
        (await OneAsync(store)).Message.Text.ShouldBe("second");
        (await ListAsync(store, OutboxShow.Open)).ShouldBe(["second"]);
        (await store.Outbox.CountAsync()).ShouldBe([(ChannelName.Web, DeliveryState.Sending, 1)]);
    }

    [StoreFact]
    public async Task What_has_changed_since_the_admin_looked_is_not_touched()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await ReplyAsync(store, "hello");
        var waiting = await SeenAsync(store, "hello");
        var row = await OneAsync(store);
        (await DropAsync(store, waiting)).ShouldBe(HandOutcome.Sending);
        (await RetryAsync(store, await SeenAsync(store, "hello"))).ShouldBe(HandOutcome.Sending);

        await EndAsync(store, row, DeliveryState.Uncertain);
        var uncertain = await SeenAsync(store, "hello");
        (await DropAsync(store, waiting)).ShouldBe(HandOutcome.TriedAgain);
        (await RetryAsync(store, uncertain)).ShouldBe(HandOutcome.Done);
        (await RetryAsync(store, uncertain)).ShouldBe(HandOutcome.Waiting);
        (await DropAsync(store, uncertain)).ShouldBe(HandOutcome.Waiting);

        await store.Outbox.SentAsync(await OneAsync(store), "1");
        (await DropAsync(store, uncertain)).ShouldBe(HandOutcome.Sent);
        (await RetryAsync(store, uncertain)).ShouldBe(HandOutcome.Sent);
        (await RetryAsync(store, new SeenRow(404, DeliveryState.Failed, 1))).ShouldBe(HandOutcome.NotFound);
        (await ListAsync(store, OutboxShow.Sent)).ShouldBe(["hello"]);
    }

    [StoreFact]
    public async Task Of_two_who_drop_at_once_one_does()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await ReplyAsync(store, "hello");
        var seen = await SeenAsync(store, "hello");
        var outcomes = await Task.WhenAll(DropAsync(store, seen), DropAsync(store, seen), DropAsync(store, seen));
        outcomes.Order().ShouldBe([HandOutcome.Done, HandOutcome.Dropped, HandOutcome.Dropped]);
    }

    private static async Task ReplyAsync(TestStore store, string text, string address = "42")
    {
        var before = await store.ConversationAsync((await store.AcceptAsync(store.Message("?", address))).Conversation);
        (await store.Conversations.CommitAsync(
            new Commit(before, before) { Lines = [Line.Say(new Reply(text))], Outbox = [new Errand.Send(text)] }, CancellationToken.None)).ShouldBeTrue();
    }

    private static Task<IReadOnlyList<OutboxRow>> ClaimAsync(TestStore store) => store.Outbox.ClaimAsync(ChannelName.Web, store.Clock.GetUtcNow(), 10);

    private static async Task<OutboxRow> OneAsync(TestStore store) => (await ClaimAsync(store)).ShouldHaveSingleItem();

    private static async Task EndAsync(TestStore store, OutboxRow row, DeliveryState state)
    {
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.Outbox.EndAsync(row, state, "in vain");
    }

    private static async Task<List<string>> ListAsync(TestStore store, OutboxShow show, int skip = 0, int take = 10) =>
        [.. (await new OutboxList(store.Database).ReadAsync(new OutboxQuery(show, null, skip, take))).Select(row => row.Text)];

    private static async Task<SeenRow> SeenAsync(TestStore store, string text)
    {
        var row = (await new OutboxList(store.Database).ReadAsync(new OutboxQuery(OutboxShow.Open, null, 0, 10))).Single(row => row.Text == text);
        return new SeenRow(row.Id, row.State, row.Attempts);
    }

    private static Task<HandOutcome> RetryAsync(TestStore store, SeenRow row) =>
        new OutboxByHand(store.Database, store.Clock).RetryAsync(row, CancellationToken.None);

    private static Task<HandOutcome> DropAsync(TestStore store, SeenRow row) =>
        new OutboxByHand(store.Database, store.Clock).DropAsync(row, "Root", CancellationToken.None);
}

public sealed class OutboxOnSqlite() : OutboxContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class OutboxOnPostgres() : OutboxContract(StoreKind.Postgres);
