using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What a turn changes is committed as one, whatever the engine.</summary>
public abstract class ConversationContract(StoreKind engine)
{
    [StoreFact]
    public async Task A_commit_writes_state_lines_ticket_timers_and_outbox_together()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var before = await BegunAsync(store);
        var ticket = before.Ticket with { State = TicketState.Waiting, WaitingSince = store.Clock.GetUtcNow(), Reason = HandoffReason.Urgent };
        var due = store.Clock.GetUtcNow().AddMinutes(-1);

        var done = await store.Conversations.CommitAsync(
            new Commit(before, before with { Ticket = ticket, Language = Language.Pl, Facts = before.Facts.With("order", "1042") })
            {
                Handled = 1,
                Lines = [new Line(LineKind.Event, "urgent"), Line.Say(new Reply("Zaraz"))],
                Outbox = [new Errand.Send("Zaraz")],
                Timers = [new TimerChange(TimerKind.Promise, due)],
            },
            CancellationToken.None);

        done.ShouldBeTrue();
        await store.ReopenAsync();
        var after = await store.ConversationAsync(before.Id);
        after.Ticket.ShouldBe(ticket);
        after.Language.ShouldBe(Language.Pl);
        after.Facts["order"].ShouldBe("1042");
        after.Version.ShouldBe(before.Version + 1);
        (await store.Conversations.ClaimTimersAsync(10)).ShouldBe([(before.Id, TimerKind.Promise)]);
        (await store.Outbox.ClaimAsync(before.Address.Channel, store.Clock.GetUtcNow(), 10)).Select(row => row.Message.Text).ShouldBe(["Zaraz"]);
        store.Clock.Advance(ConversationStore.Lease);
        (await store.Conversations.ClaimTurnsAsync(10)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_commit_against_an_older_version_is_refused_and_changes_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var before = await BegunAsync(store);
        await store.Conversations.CommitAsync(new Commit(before, before with { Misses = 1 }), CancellationToken.None);

        var late = await store.Conversations.CommitAsync(
            new Commit(before, before with { Misses = 7 }) { Lines = [new Line(LineKind.Bot, "late")] }, CancellationToken.None);

        late.ShouldBeFalse();
        (await store.ConversationAsync(before.Id)).Misses.ShouldBe(1);
    }

    [StoreFact]
    public async Task A_message_that_arrives_while_the_turn_is_decided_stays_owed()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var before = await BegunAsync(store);
        await store.AcceptAsync(store.Message("and another thing"));

        await store.Conversations.CommitAsync(
            new Commit(before, before) { Handled = 1, Lines = [new Line(LineKind.Bot, "answer to the first")] }, CancellationToken.None);

        (await store.Conversations.LoadAsync(before.Id)).ShouldNotBeNull().Pending.Select(message => message.Text).ShouldBe(["and another thing"]);
        store.Clock.Advance(ConversationStore.Lease);
        (await store.Conversations.ClaimTurnsAsync(10)).Count.ShouldBe(1);
    }

    [StoreFact]
    public async Task Nothing_is_owed_any_more_once_the_turn_of_such_a_message_is_committed()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var before = await BegunAsync(store);
        await store.AcceptAsync(store.Message("and another thing"));
        await store.Conversations.CommitAsync(
            new Commit(before, before) { Handled = 1, Lines = [new Line(LineKind.Bot, "answer to the first")] }, CancellationToken.None);
        var between = (await store.Conversations.LoadAsync(before.Id)).ShouldNotBeNull();

        await store.Conversations.CommitAsync(
            new Commit(between.Conversation, between.Conversation) { Handled = between.Last, Lines = [new Line(LineKind.Bot, "answer to the second")] }, CancellationToken.None);

        store.Clock.Advance(ConversationStore.Lease);
        (await store.Conversations.ClaimTurnsAsync(10)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Watchers_hear_of_commits_in_order_and_only_of_what_a_customer_may_see()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var heard = new List<Change>();
        using var watching = store.Database.Feed.Watch(heard.Add);
        var before = await BegunAsync(store);

        await store.Conversations.CommitAsync(
            new Commit(before, before) { Lines = [new Line(LineKind.Note, "secret"), new Line(LineKind.Bot, "hello")] }, CancellationToken.None);

        heard.Select(change => (change.From, change.To)).ShouldBe([(0, 1), (1, 3)]);
        heard[^1].Entries.Select(entry => (entry.Position, entry.Text)).ShouldBe([(3L, "hello")]);
        heard.Select(change => change.Sequence).ShouldBeInOrder(SortDirection.Ascending);
        (await store.Transcript.ReadAsync(before.Address, 1, 10, default))
            .ShouldNotBeNull().Select(entry => entry.Text).ShouldBe(["hello"]);
    }

    private static async Task<Conversation> BegunAsync(TestStore store) =>
        await store.ConversationAsync((await store.AcceptAsync(store.Message("hello"))).Conversation);
}

public sealed class ConversationOnSqlite() : ConversationContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class ConversationOnPostgres() : ConversationContract(StoreKind.Postgres);
