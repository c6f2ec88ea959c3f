using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What is remembered of a conversation is never older than the store, whatever the engine.</summary>
public abstract class RecentConversationsContract(StoreKind engine)
{
    [StoreFact]
    public async Task What_is_remembered_is_what_the_store_would_read()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var begun = await BegunAsync(store);
        var ticket = begun.Ticket with { Topic = Topic.Payment, Urgency = Urgency.High, Symptom = "charged twice" };
        var after = begun with
        {
            Ticket = ticket, Language = Language.Ru, Facts = begun.Facts.With("order", "1042"), Greeted = true, Misses = 1,
            Triage = new TriagePosition(new ScriptId("payment", 1), "what", 0), Offered = [new Choice("yes", "Да")],
            Tone = begun.Tone with { IsCalmer = true }, Nudges = new Nudges(2, store.Clock.GetUtcNow().Kept(), HasRaised: true),
        };
        var lines = new[] { new Line(LineKind.Event, "triaged"), Line.Say(new Reply("Какой номер?", after.Offered)) };
        await store.Conversations.CommitAsync(new Commit(begun, after) { Handled = 1, Lines = lines }, CancellationToken.None);
        await store.AcceptAsync(store.Message("не знаю") with { SentAt = store.Clock.GetUtcNow().AddTicks(12_345) });
        await store.AcceptAsync(store.Message("Да") with { Content = new IncomingContent.Choice("yes", "Да") });

        Json(await store.Conversations.LoadAsync(begun.Id)).ShouldBe(Json(await Anew(store).LoadAsync(begun.Id)));
    }

    [StoreFact]
    public async Task A_change_made_by_another_node_is_noticed_and_nothing_is_overwritten()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var begun = await BegunAsync(store);
        await using var node = await store.AnotherNodeAsync();
        await node.Conversations.CommitAsync(new Commit(begun, begun with { Misses = 7 }), CancellationToken.None);

        var stale = (await store.Conversations.LoadAsync(begun.Id)).ShouldNotBeNull().Conversation;
        var isCommitted = await store.Conversations.CommitAsync(new Commit(stale, stale with { Misses = 1 }), CancellationToken.None);

        isCommitted.ShouldBeFalse();
        (await store.ConversationAsync(begun.Id)).Misses.ShouldBe(7);
    }

    [StoreFact]
    public async Task A_message_that_another_node_took_is_not_passed_over()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var begun = await BegunAsync(store);
        await using var node = await store.AnotherNodeAsync();
        await node.AcceptAsync(node.Message("second"));

        await store.AcceptAsync(store.Message("third"));

        (await store.Conversations.LoadAsync(begun.Id)).ShouldNotBeNull().Pending.Select(message => message.Text).ShouldBe(["hello", "second", "third"]);
    }

    [StoreFact]
    public async Task An_edit_of_a_waiting_message_is_what_the_turn_reads()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var message = store.Message("refund pls");
        var id = (await store.AcceptAsync(message)).Conversation;
        await store.Conversations.LoadAsync(id);

        await store.AcceptAsync(store.Message("") with { Content = new IncomingContent.Edit(message.ExternalId, "no refund, thanks") });

        (await store.Conversations.LoadAsync(id)).ShouldNotBeNull().Pending.Select(line => line.Text).ShouldBe(["no refund, thanks"]);
    }

    [StoreFact]
    public async Task What_was_read_before_a_message_came_is_not_remembered_after_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var id = (await store.AcceptAsync(store.Message("hello"))).Conversation;
        var recent = new RecentConversations();
        using var following = store.Database.Feed.Watch(recent.Follow);
        var look = recent.Begin(id);
        var read = await store.Conversations.LoadAsync(id);

        await store.AcceptAsync(store.Message("and another thing"));
        recent.Keep(id, read, look);

        recent.Find(id).ShouldBeNull();
    }

    // A second look through a store that remembers nothing.
    private static ConversationStore Anew(TestStore store) => new(store.Database, store.Clock);

    private static string Json(ConversationStore.Loaded? loaded) => JsonSerializer.Serialize(loaded.ShouldNotBeNull());

    private static async Task<Conversation> BegunAsync(TestStore store) =>
        await store.ConversationAsync((await store.AcceptAsync(store.Message("hello"))).Conversation);
}

public sealed class RecentConversationsOnSqlite() : RecentConversationsContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class RecentConversationsOnPostgres() : RecentConversationsContract(StoreKind.Postgres);
