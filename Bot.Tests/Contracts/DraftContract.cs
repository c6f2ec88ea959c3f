using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Replies;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Drafts are there after a restart, seen by colleagues, never overwritten unseen, and gone when they are sent, whatever the engine.</summary>
public abstract class DraftContract(StoreKind engine)
{
    [StoreFact]
    public async Task A_draft_survives_a_restart_and_colleagues_see_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (drafts, conversation, anna, boris) = await SetUpAsync(store);

        var version = (await SaveAsync(drafts, conversation, anna, "Half a sen", 0)).ShouldBeOfType<DraftSaved.Kept>().Version;
        version = (await SaveAsync(drafts, conversation, anna, "Half a sentence", version)).ShouldBeOfType<DraftSaved.Kept>().Version;
        await store.ReopenAsync();

        drafts = new DraftStore(store.Database, store.Clock);
        var kept = (await drafts.OfAsync(conversation.Id, anna.Id)).ShouldNotBeNull();
        (kept.Draft.Text, kept.Version).ShouldBe(("Half a sentence", version));
        (await drafts.OfAsync(conversation.Id, boris.Id)).ShouldBeNull();
        (await drafts.OthersAsync(conversation.Id, boris.Id)).ShouldHaveSingleItem().Text.ShouldBe("Half a sentence");
        (await drafts.OthersAsync(conversation.Id, anna.Id)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task What_another_device_wrote_is_never_overwritten_unseen()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (drafts, conversation, anna, _) = await SetUpAsync(store);
        var first = (await SaveAsync(drafts, conversation, anna, "here", 0)).ShouldBeOfType<DraftSaved.Kept>().Version;
        var second = (await SaveAsync(drafts, conversation, anna, "there", first)).ShouldBeOfType<DraftSaved.Kept>().Version;

        (await SaveAsync(drafts, conversation, anna, "here again", first)).ShouldBeOfType<DraftSaved.Meanwhile>().There!.Draft.Text.ShouldBe("there");
        (await SaveAsync(drafts, conversation, anna, "new", 0)).ShouldBeOfType<DraftSaved.Meanwhile>().There!.Version.ShouldBe(second);
        (await SaveAsync(drafts, conversation, anna, "", second)).ShouldBe(new DraftSaved.Kept(0));
        (await SaveAsync(drafts, conversation, anna, "late", second)).ShouldBe(new DraftSaved.Meanwhile(null), "it was thrown away");
    }

    [StoreFact]
    public async Task It_is_gone_with_the_reply_it_became_and_only_that_version_of_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (drafts, conversation, anna, _) = await SetUpAsync(store);
        var first = (await SaveAsync(drafts, conversation, anna, "sent", 0)).ShouldBeOfType<DraftSaved.Kept>().Version;
        await SendAsync(store, conversation, anna, first);
        (await drafts.OfAsync(conversation.Id, anna.Id)).ShouldBeNull();
        store.Clock.Advance(TimeSpan.FromSeconds(1));

        var second = (await SaveAsync(drafts, conversation, anna, "begun", 0)).ShouldBeOfType<DraftSaved.Kept>().Version;
        second.ShouldBeGreaterThan(first);
        await SaveAsync(drafts, conversation, anna, "written on elsewhere", second);
        await SendAsync(store, await store.AnewAsync(conversation.Id), anna, second);
        (await drafts.OfAsync(conversation.Id, anna.Id))!.Draft.Text.ShouldBe("written on elsewhere");
    }

    [StoreFact]
    public async Task Drafts_nobody_goes_on_with_are_forgotten()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (drafts, conversation, anna, boris) = await SetUpAsync(store);
        await SaveAsync(drafts, conversation, anna, "old", 0);
        store.Clock.Advance(DraftStore.Longest + TimeSpan.FromHours(1));
        await SaveAsync(drafts, conversation, boris, "new", 0);
        (await drafts.OfAsync(conversation.Id, anna.Id)).ShouldBeNull();
        (await drafts.OfAsync(conversation.Id, boris.Id)).ShouldNotBeNull();
    }

    private static async Task<(DraftStore Drafts, Conversation Conversation, Agent Anna, Agent Boris)> SetUpAsync(TestStore store)
    {
        var agents = new AgentStore(store.Database, store.Clock);
        var (anna, boris) = (await agents.AddAsync(Agent("anna"), CancellationToken.None), await agents.AddAsync(Agent("boris"), CancellationToken.None));
        return (new DraftStore(store.Database, store.Clock), await store.AnewAsync((await store.AcceptAsync(store.Message("hello"))).Conversation), anna!, boris!);
    }

    private static NewAgent Agent(string login) => new(login, login, Role.Agent, "x", []);

    private static Task<DraftSaved> SaveAsync(DraftStore drafts, Conversation to, Agent by, string text, long basedOn) =>
        drafts.SaveAsync(to, by.Id, new DraftText(text, IsNote: false, ""), basedOn, CancellationToken.None);

    private static async Task SendAsync(TestStore store, Conversation to, Agent by, long draft) => (await store.Conversations.CommitAsync(
        new Commit(to, to) { Lines = [new Line(LineKind.Agent, "sent") { Agent = by, Draft = draft }] }, CancellationToken.None)).ShouldBeTrue();
}

public sealed class DraftsOnSqlite() : DraftContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class DraftsOnPostgres() : DraftContract(StoreKind.Postgres);
