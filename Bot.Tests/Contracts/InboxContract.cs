using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What customers send is on disk once, in order, whatever the engine.</summary>
public abstract class InboxContract(StoreKind engine)
{
    [StoreFact]
    public async Task A_message_gets_the_next_position_of_its_conversation()
    {
        await using var store = await TestStore.OpenAsync(engine);

        var first = await store.AcceptAsync(store.Message("hello"));
        var second = await store.AcceptAsync(store.Message("it broke"));
        var elsewhere = await store.AcceptAsync(store.Message("hi", address: "other"));

        first.Acceptance.ShouldBe(new Acceptance(1, Repeated: false));
        second.Acceptance.ShouldBe(new Acceptance(2, Repeated: false));
        elsewhere.Acceptance.ShouldBe(new Acceptance(1, Repeated: false));
        second.Conversation.ShouldBe(first.Conversation);
        elsewhere.Conversation.ShouldNotBe(first.Conversation);
    }

    [StoreFact]
    public async Task A_repeat_is_ignored_and_answered_with_the_first_position()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await store.AcceptAsync(store.Message("hello", id: "a"));
        await store.AcceptAsync(store.Message("again", id: "b"));

        var repeat = await store.AcceptAsync(store.Message("hello", id: "a"));

        repeat.Acceptance.ShouldBe(new Acceptance(1, Repeated: true));
        (await PendingAsync(store, repeat.Conversation)).ShouldBe(["hello", "again"]);
    }

    [StoreFact]
    public async Task A_repeat_inside_one_batch_is_ignored_too()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var message = store.Message("hello", id: "a");

        var accepted = await store.Inbox.AcceptAsync([message, message], [default, default], null, default, CancellationToken.None);

        accepted.Select(one => one.Acceptance).ShouldBe([new Acceptance(1, false), new Acceptance(1, true)]);
    }

    [StoreFact]
    public async Task Many_writers_at_once_leave_dense_positions_and_lose_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var messages = Enumerable.Range(0, 500).Select(i => store.Message($"m{i}", address: $"place-{i % 7}")).ToList();

        await Task.WhenAll(messages.Select(message => Task.Run(() => store.AcceptAsync(message))));

        foreach (var place in messages.Select(message => message.Address).Distinct())
        {
            var lines = await store.Transcript.ReadAsync(place, 0, 1000, default);
            lines.ShouldNotBeNull().Select(line => line.Position).ShouldBe(Enumerable.Range(1, lines.Count).Select(i => (long)i));
            lines.Select(line => line.Text).ShouldBe(messages.Where(m => m.Address == place).Select(m => ((IncomingContent.Text)m.Content).Value), ignoreOrder: true);
        }
    }

    [StoreFact]
    public async Task An_edit_before_the_turn_changes_what_the_turn_reads()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var accepted = await store.AcceptAsync(store.Message("order 1024", id: "a"));

        await store.AcceptAsync(store.Message("", id: "edit-1") with { Content = new IncomingContent.Edit("a", "order 1042") });

        (await PendingAsync(store, accepted.Conversation)).ShouldBe(["order 1042"]);
    }

    [StoreFact]
    public async Task An_edit_of_something_never_seen_changes_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);

        var accepted = await store.AcceptAsync(store.Message("") with { Content = new IncomingContent.Edit("unknown", "x") });

        accepted.Acceptance.Position.ShouldBe(0);
    }

    [StoreFact]
    public async Task A_channel_position_is_stored_with_the_messages_and_outlives_a_restart()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await store.Inbox.AcceptAsync([], [], new ChannelPosition(ChannelName.Telegram, "17"), default, CancellationToken.None);
        await store.Inbox.AcceptAsync(
            [store.Message("hello")], [default], new ChannelPosition(ChannelName.Telegram, "18"), default, CancellationToken.None);

        await store.ReopenAsync();

        (await store.Inbox.ReadPositionAsync(ChannelName.Telegram)).ShouldBe("18");
        (await store.Inbox.ReadPositionAsync(ChannelName.Discord)).ShouldBeNull();
    }

    [StoreFact]
    public async Task Where_customers_wrote_lately_is_told_with_what_was_last_taken_from_each_place()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (past, since) = (store.Clock.GetUtcNow() - TimeSpan.FromDays(9), store.Clock.GetUtcNow() - TimeSpan.FromDays(7));
        await store.AcceptAsync(store.Message("hello", id: "a", address: "old") with { SentAt = past });
        await store.AcceptAsync(store.Message("hello", id: "b", address: "one") with { SentAt = past });
        await store.AcceptAsync(store.Message("hello", id: "c", address: "two") with { SentAt = since });
        await store.AcceptAsync(store.Message("again", id: "d", address: "one") with { SentAt = since });

        var channel = store.Message("").Address.Channel;
        (await store.Inbox.LastSeenAsync(channel, since)).Select(seen => (seen.Address.Value, seen.ExternalId)).ShouldBe([("one", "d"), ("two", "c")]);
        (await store.Inbox.LastSeenAsync(ChannelName.Discord, since)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task What_waits_for_a_turn_is_found_again_after_a_restart()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (accepted, readyAt) = (await store.AcceptAsync(store.Message("hello")), store.Clock.GetUtcNow());

        await store.ReopenAsync();
        store.Clock.Advance(ConversationStore.Lease);

        (await store.Conversations.ClaimTurnsAsync(10)).ShouldBe([(accepted.Conversation, readyAt)]);
    }

    private static async Task<IEnumerable<string>> PendingAsync(TestStore store, ConversationId id) =>
        (await store.Conversations.LoadAsync(id)).ShouldNotBeNull().Pending.Select(message => message.Text);
}

public sealed class InboxOnSqlite() : InboxContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class InboxOnPostgres() : InboxContract(StoreKind.Postgres);
