using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What customers say of the help, and how far they have read, is kept beside the conversation.</summary>
public abstract class RatingContract(StoreKind engine)
{
    private static readonly Address Place = new(ChannelName.Web, "42");

    [StoreFact]
    public async Task A_resolved_ticket_is_rated_once_for_each_time_it_was_resolved_and_the_line_says_so()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var id = (await store.AcceptAsync(store.Message("hello"))).Conversation;
        (await store.Transcript.RateAsync(Place, 5, null, default)).ShouldBeFalse("nothing is settled yet");
        await ResolveAsync(store, id);

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => store.Transcript.RateAsync(Place, 4, $"quick {i}", default)));

        tries.Count(isKept => isKept).ShouldBe(1);
        store.Clock.Advance(TimeSpan.FromDays(1));
        await ReopenAsync(store, id);
        await ResolveAsync(store, id);
        (await store.Transcript.RateAsync(Place, 1, null, default)).ShouldBeTrue();
        (await store.Database.ReadAsync(sql => sql.ListAsync("SELECT score FROM ratings ORDER BY at", row => row.GetInt32(0)))).ShouldBe([4, 1]);
        var told = (await store.Transcript.ReadAsync(Place, 1, 100, default))!;
        told.Select(entry => entry.Happened).ShouldBe([Happening.Resolved, Happening.Rated, Happening.Resolved, Happening.Rated]);
        told.ShouldAllBe(entry => entry.Text == "");
    }

    [StoreFact]
    public async Task Every_settling_of_a_conversation_is_known_by_its_time_and_no_other_time()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var id = (await store.AcceptAsync(store.Message("hello"))).Conversation;
        var other = (await store.AcceptAsync(store.Message("hello", "43"))).Conversation;
        await ResolveAsync(store, id);
        var at = (await store.AnewAsync(id)).Ticket.ResolvedAt.ShouldNotBeNull();
        store.Clock.Advance(TimeSpan.FromDays(1));
        await ReopenAsync(store, id);

        (await store.Conversations.WasSettledAsync(id, at)).ShouldBeTrue();
        (await store.Conversations.WasSettledAsync(other, at)).ShouldBeFalse();
        (await store.Conversations.WasSettledAsync(id, at.AddMilliseconds(1))).ShouldBeFalse();
    }

    [StoreFact]
    public async Task How_far_a_customer_has_read_goes_forward_only_and_never_beyond_the_end()
    {
        await using var store = await TestStore.OpenAsync(engine);
        for (var i = 0; i < 5; i++) await store.AcceptAsync(store.Message("hello"));

        foreach (var position in new[] { 3, 2, 99 }) await store.Transcript.SeenAsync(Place, position, default);

        (await store.Database.ReadAsync(sql => sql.FirstAsync("SELECT seen_position FROM conversations", row => row.GetInt64(0)))).ShouldBe(3);
    }

    private static async Task ResolveAsync(TestStore store, ConversationId id)
    {
        var before = await store.AnewAsync(id);
        var ticket = before.Ticket with { State = TicketState.Resolved, ResolvedAt = store.Clock.GetUtcNow() };
        (await store.Conversations.CommitAsync(new Commit(before, before with { Ticket = ticket }) { Lines = [new Line(LineKind.Event, "resolved")] }, default)).ShouldBeTrue();
    }

    private static async Task ReopenAsync(TestStore store, ConversationId id)
    {
        var before = await store.AnewAsync(id);
        var ticket = before.Ticket with { State = TicketState.Triage };
        (await store.Conversations.CommitAsync(new Commit(before, before with { Ticket = ticket }) { Lines = [new Line(LineKind.Event, "reopened")] }, default)).ShouldBeTrue();
    }
}

public sealed class RatingsOnSqlite() : RatingContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class RatingsOnPostgres() : RatingContract(StoreKind.Postgres);
