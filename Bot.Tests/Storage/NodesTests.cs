using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

/// <summary>Two nodes on one store.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private TestStore _here = null!;
    private TestStore _there = null!;

    public async Task InitializeAsync()
    {
        _here = await TestStore.OpenAsync(StoreKind.Postgres);
        _there = await _here.AnotherNodeAsync();
    }

    public async Task DisposeAsync()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
    }

    [PostgresFact]
    public async Task A_change_made_on_one_node_is_heard_on_the_other()
    {
        using var heard = new HeardChanges(_there);

        var accepted = await _here.AcceptAsync(_here.Message("hello"));

        var change = await heard.UntilAsync(change => change.Conversation == accepted.Conversation, "the other node hears of the message");
        (change.From, change.To).ShouldBe((Change.Unknown, 1));
        (await _there.Transcript.ReadAsync(change.Address, 0, 10, default)).ShouldNotBeNull().Single().Text.ShouldBe("hello");
    }

    [PostgresFact]
    public async Task A_turn_stays_with_the_node_that_has_it_wherever_the_next_message_arrives()
    {
        using var heard = new HeardChanges(_there);
        var begun = await _there.AcceptAsync(_there.Message("hello"));

        await _here.AcceptAsync(_here.Message("it broke"));

        var change = await heard.UntilAsync(change => change.To == 2, "the node that has the turn hears of the second message");
        change.OwedAt.ShouldNotBeNull();
        (await _here.Conversations.LoadAsync(begun.Conversation)).ShouldNotBeNull().IsElsewhere.ShouldBeTrue();
        (await _there.Conversations.LoadAsync(begun.Conversation)).ShouldNotBeNull().Pending.Select(message => message.Text).ShouldBe(["hello", "it broke"]);
    }

    [PostgresFact]
    public async Task A_turn_of_a_dead_node_is_taken_over_after_its_lease_and_not_before()
    {
        var begun = await _there.AcceptAsync(_there.Message("hello"));
        await _there.Database.DisposeAsync();

        _here.Clock.Advance(ConversationStore.Lease - TimeSpan.FromMilliseconds(1));
        (await _here.Conversations.ClaimTurnsAsync(10)).ShouldBeEmpty();
        _here.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await _here.Conversations.ClaimTurnsAsync(10)).ShouldHaveSingleItem().Id.ShouldBe(begun.Conversation);
        (await _here.Conversations.LoadAsync(begun.Conversation)).ShouldNotBeNull().IsElsewhere.ShouldBeFalse();
    }

    [PostgresFact]
    public async Task What_a_node_decided_before_it_froze_is_refused_when_it_wakes()
    {
        var begun = await _there.AcceptAsync(_there.Message("hello"));
        var frozen = await _there.ConversationAsync(begun.Conversation);
        _here.Clock.Advance(ConversationStore.Lease);
        await _here.Conversations.ClaimTurnsAsync(10);
        (await AnswerAsync(_here, await _here.ConversationAsync(begun.Conversation))).ShouldBeTrue();

        (await AnswerAsync(_there, frozen)).ShouldBeFalse();

        (await _here.Transcript.ReadAsync(frozen.Address, 0, 10, default)).ShouldNotBeNull().Count.ShouldBe(2);
    }

    [PostgresFact]
    public async Task Each_row_of_the_outbox_and_each_timer_is_claimed_by_one_node()
    {
        for (var i = 0; i < 40; i++) await AnswerAsync(_here, await _here.ConversationAsync((await _here.AcceptAsync(_here.Message("hello", $"{i}"))).Conversation));

        var rows = await BothAsync(node => node.Outbox.ClaimAsync(ChannelName.Web, node.Clock.GetUtcNow(), 40));
        var timers = await BothAsync(async node => (IReadOnlyList<(ConversationId, TimerKind)>)await node.Conversations.ClaimTimersAsync(40));

        rows.Select(row => row.Message.OutboxId).ShouldBeUnique();
        timers.ShouldBeUnique();
        (rows.Count, timers.Count).ShouldBe((40, 40));
    }

    private async Task<List<T>> BothAsync<T>(Func<TestStore, Task<IReadOnlyList<T>>> claim)
    {
        List<T> claimed = [], more;
        do
        {
            more = [.. (await Task.WhenAll(claim(_here), claim(_there))).SelectMany(part => part)];
            claimed.AddRange(more);
        }
        while (more.Count > 0);
        return claimed;
    }

    private static Task<bool> AnswerAsync(TestStore node, Conversation conversation) => node.Conversations.CommitAsync(
        new Commit(conversation, conversation)
        {
            Handled = 1,
            Lines = [Line.Say(new Reply("Good morning"))],
            Outbox = [new Reply("Good morning")],
            Timers = [new TimerChange(TimerKind.Promise, node.Clock.GetUtcNow())],
        },
        CancellationToken.None);
}
