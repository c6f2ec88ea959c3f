using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

/// <summary>Two nodes on one store.</summary>
public sealed class NodesTests : TwoNodesOnOneStore
{
    [PostgresFact]
    public async Task A_change_made_on_one_node_is_heard_on_the_other()
    {
        using var heard = new HeardChanges(There);

        var accepted = await Here.AcceptAsync(Here.Message("hello"));

        var change = await heard.UntilAsync(change => change.Conversation == accepted.Conversation, "the other node hears of the message");
        (change.From, change.To).ShouldBe((Change.Unknown, 1));
        (await There.Transcript.ReadAsync(change.Address, 0, 10, default)).ShouldNotBeNull().Single().Text.ShouldBe("hello");
    }

    [PostgresFact]
    public async Task A_notice_that_one_node_keeps_wakes_its_agent_on_the_other()
    {
        var heard = new TaskCompletionSource<AgentId>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = There.Database.Feed.WatchNotices(agent => heard.TrySetResult(agent));
        var accepted = await Here.AcceptAsync(Here.Message("hello"));

        await new AgentNotices(Here.Database, Here.Clock).TellAsync(
            new AgentId(7), new Notice(NoticeKind.Reminder, TicketStore.NumberFor(accepted.Conversation.Value), "due in 10 minutes"), CancellationToken.None);

        (await heard.Task.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe(new AgentId(7));
        (await new AgentNotices(There.Database, There.Clock).UnseenAsync(new AgentId(7))).Single().Notice.Words.ShouldBe("due in 10 minutes");
    }

    [PostgresFact]
    public async Task A_turn_stays_with_the_node_that_has_it_wherever_the_next_message_arrives()
    {
        using var heard = new HeardChanges(There);
        var begun = await There.AcceptAsync(There.Message("hello"));

        await Here.AcceptAsync(Here.Message("it broke"));

        var change = await heard.UntilAsync(change => change.To == 2, "the node that has the turn hears of the second message");
        change.OwedAt.ShouldNotBeNull();
        (await Here.Conversations.LoadAsync(begun.Conversation)).ShouldNotBeNull().IsElsewhere.ShouldBeTrue();
        (await There.Conversations.LoadAsync(begun.Conversation)).ShouldNotBeNull().Pending.Select(message => message.Text).ShouldBe(["hello", "it broke"]);
    }

    [PostgresFact]
    public async Task A_turn_of_a_dead_node_is_taken_over_after_its_lease_and_not_before()
    {
        var begun = await There.AcceptAsync(There.Message("hello"));
        await There.Database.DisposeAsync();

        Here.Clock.Advance(ConversationStore.Lease - TimeSpan.FromMilliseconds(1));
        (await Here.Conversations.ClaimTurnsAsync(10)).ShouldBeEmpty();
        Here.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await Here.Conversations.ClaimTurnsAsync(10)).ShouldHaveSingleItem().Id.ShouldBe(begun.Conversation);
        (await Here.Conversations.LoadAsync(begun.Conversation)).ShouldNotBeNull().IsElsewhere.ShouldBeFalse();
    }

    [PostgresFact]
    public async Task What_a_node_decided_before_it_froze_is_refused_when_it_wakes()
    {
        var begun = await There.AcceptAsync(There.Message("hello"));
        var frozen = await There.ConversationAsync(begun.Conversation);
        Here.Clock.Advance(ConversationStore.Lease);
        await Here.Conversations.ClaimTurnsAsync(10);
        (await AnswerAsync(Here, await Here.ConversationAsync(begun.Conversation))).ShouldBeTrue();

        (await AnswerAsync(There, frozen)).ShouldBeFalse();

        (await Here.Transcript.ReadAsync(frozen.Address, 0, 10, default)).ShouldNotBeNull().Count.ShouldBe(2);
    }

    [PostgresFact]
    public async Task Each_row_of_the_outbox_and_each_timer_is_claimed_by_one_node()
    {
        for (var i = 0; i < 40; i++) await AnswerAsync(Here, await Here.ConversationAsync((await Here.AcceptAsync(Here.Message("hello", $"{i}"))).Conversation));

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
            more = [.. (await Task.WhenAll(claim(Here), claim(There))).SelectMany(part => part)];
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
            Outbox = [new Errand.Send("Good morning")],
            Timers = [new TimerChange(TimerKind.Promise, node.Clock.GetUtcNow())],
        },
        CancellationToken.None);
}
