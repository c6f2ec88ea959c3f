using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What messengers tell of conversations that stand, whatever the engine.</summary>
public abstract class AmendmentContract(StoreKind engine)
{
    [StoreFact]
    public async Task An_edit_keeps_what_was_said_before_also_when_it_is_told_twice_or_late()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await store.AcceptAsync(store.Message("order 1", id: "a"));
        var (first, second) = (Later(store), Later(store));
        await AmendAsync(store, new IncomingContent.Edit("a", "order 2"), first);
        await AmendAsync(store, new IncomingContent.Edit("a", "order 3"), second);
        await AmendAsync(store, new IncomingContent.Edit("a", "order 3"), second);
        await AmendAsync(store, new IncomingContent.Edit("a", "order 2"), first);

        var line = (await DetailAsync(store)).Lines.ShouldHaveSingleItem();

        line.Text.ShouldBe("order 3");
        line.Earlier.Select(words => words.Text).ShouldBe(["order 1", "order 2"]);
    }

    [StoreFact]
    public async Task What_was_taken_back_before_the_turn_is_not_answered_and_owes_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var accepted = await store.AcceptAsync(store.Message("my card number is 4111", id: "a"));
        await AmendAsync(store, new IncomingContent.Deletion("a"), Later(store));

        var loaded = (await store.Conversations.LoadAsync(accepted.Conversation)).ShouldNotBeNull();

        loaded.Pending.ShouldBeEmpty();
        loaded.IsOwed.ShouldBeTrue();
        var nothing = new Commit(loaded.Conversation, loaded.Conversation) { Handled = loaded.Last };
        (await store.Conversations.CommitAsync(nothing, CancellationToken.None)).ShouldBeTrue();
        (await store.Conversations.LoadAsync(accepted.Conversation))!.IsOwed.ShouldBeFalse();
        (await DetailAsync(store)).Lines.ShouldHaveSingleItem().DeletedAt.ShouldNotBeNull();
    }

    [StoreFact]
    public async Task Who_shuts_the_bot_out_gets_nothing_more_until_they_write()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await ReplyAsync(store, "one");
        await ReplyAsync(store, "two");
        await AmendAsync(store, new IncomingContent.Reach(CanBeReached: false), Later(store));
        await AmendAsync(store, new IncomingContent.Reach(CanBeReached: false), Later(store));
        await ReplyAsync(store, "three", asks: false);

        var lost = await DetailAsync(store);
        lost.UnreachableSince.ShouldNotBeNull();
        lost.Lines.Count(line => line.Text == Amendments.ShutOut).ShouldBe(1);
        lost.Lines.Where(line => line.Kind is LineKind.Bot).ShouldAllBe(line => line.Delivery == DeliveryState.Failed);
        (await ClaimAsync(store)).ShouldBeEmpty();

        await ReplyAsync(store, "four");
        (await DetailAsync(store)).UnreachableSince.ShouldBeNull();
        (await ClaimAsync(store)).ShouldHaveSingleItem().Message.Text.ShouldBe("four");
    }

    [StoreFact]
    public async Task Whoever_lets_the_bot_in_again_can_be_reached_and_nobody_owes_a_turn_for_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var id = (await store.AcceptAsync(store.Message("hello"))).Conversation;
        var loaded = (await store.Conversations.LoadAsync(id))!;
        await store.Conversations.CommitAsync(new Commit(loaded.Conversation, loaded.Conversation) { Handled = loaded.Last }, CancellationToken.None);

        await AmendAsync(store, new IncomingContent.Reach(CanBeReached: false), Later(store));
        await AmendAsync(store, new IncomingContent.Reach(CanBeReached: true), Later(store));

        (await DetailAsync(store)).UnreachableSince.ShouldBeNull();
        (await store.Conversations.LoadAsync(id))!.IsOwed.ShouldBeFalse();
        (await DetailAsync(store)).Lines.Select(line => line.Text).ShouldBe(["hello", Amendments.ShutOut, Amendments.LetIn]);
    }

    [StoreFact]
    public async Task An_answer_to_a_message_quotes_it_whoever_wrote_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await ReplyAsync(store, "**Which** order?");
        await store.Outbox.SentAsync((await ClaimAsync(store)).Single(), "bot:42:7");
        await store.AcceptAsync(store.Message("that one", id: "mine") with { RepliesTo = "bot:42:7" });
        await store.AcceptAsync(store.Message("I mean", id: "other") with { RepliesTo = "mine" });
        await store.AcceptAsync(store.Message("?", id: "third") with { RepliesTo = "never seen" });

        var quotes = (await DetailAsync(store)).Lines.TakeLast(3).Select(line => line.Quote).ToList();

        quotes.ShouldBe([new QuotedLine(false, "**Which** order?"), new QuotedLine(true, "that one"), null]);
    }

    [StoreFact]
    public async Task Of_the_newest_question_the_buttons_go_and_what_was_told_of_the_queue_is_edited_and_withdrawn()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await ReplyAsync(store, "old?", new Choice("a", "A"));
        await ReplyAsync(store, "new?", new Choice("b", "B"));
        await ErrandsAsync(store, new Errand.TellQueue("two", IsFirst: true));
        await ErrandsAsync(store, new Errand.Send("thanks"), new Errand.CloseChoices(), new Errand.TellQueue("one", IsFirst: false), new Errand.WithdrawQueue());

        var done = new List<(OutboxAct, string, string?)>();
        while ((await ClaimAsync(store)) is [var row])
        {
            done.Add((row.Act, row.Message.Text, row.Target));
            await store.Outbox.SentAsync(row, row.Act is OutboxAct.Send ? $"id of {row.Message.Text}" : null);
        }

        done.ShouldBe([
            (OutboxAct.Send, "old?", null), (OutboxAct.Send, "new?", null), (OutboxAct.Send, "two", null), (OutboxAct.Send, "thanks", null),
            (OutboxAct.CloseChoices, "", "id of new?"), (OutboxAct.Edit, "one", "id of two"), (OutboxAct.Remove, "", "id of two")]);
        (await DetailAsync(store)).Lines.ShouldAllBe(line => line.Text != "two", "it is no line of the transcript");
    }

    private static DateTimeOffset Later(TestStore store)
    {
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        return store.Clock.GetUtcNow();
    }

    private static Task AmendAsync(TestStore store, IncomingContent content, DateTimeOffset at) =>
        store.AcceptAsync(store.Message("") with { Content = content, SentAt = at });

    private static async Task ReplyAsync(TestStore store, string text, params Choice[] choices) => await ReplyAsync(store, text, asks: true, choices);

    private static async Task ReplyAsync(TestStore store, string text, bool asks, params Choice[] choices)
    {
        var before = asks ? await store.ConversationAsync((await store.AcceptAsync(store.Message("?"))).Conversation) : await OnlyAsync(store);
        var commit = new Commit(before, before) { Lines = [Line.Say(new Reply(text, choices))], Outbox = [new Errand.Send(text, choices)] };
        (await store.Conversations.CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
    }

    private static async Task ErrandsAsync(TestStore store, params Errand[] errands)
    {
        var before = await OnlyAsync(store);
        var commit = new Commit(before, before) { Lines = [new Line(LineKind.Event, "urgent")], Outbox = errands };
        (await store.Conversations.CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
    }

    private static Task<Conversation> OnlyAsync(TestStore store) => store.AnewAsync(new ConversationId(1));

    private static Task<IReadOnlyList<OutboxRow>> ClaimAsync(TestStore store) => store.Outbox.ClaimAsync(ChannelName.Web, store.Clock.GetUtcNow(), 10);

    private static async Task<TicketDetail> DetailAsync(TestStore store) => (await new TicketDetailStore(store.Database, new QueueStore(store.Database, store.Clock))
        .FindAsync(TicketStore.NumberFor(1))).ShouldNotBeNull();
}

public sealed class AmendmentsOnSqlite() : AmendmentContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class AmendmentsOnPostgres() : AmendmentContract(StoreKind.Postgres);
