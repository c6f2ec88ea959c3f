using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

/// <summary>Two nodes that do the same at the same moment.</summary>
public sealed class NodesAtOnceTests : TwoNodesOnOneStore
{
    [PostgresFact]
    public async Task Many_writers_leave_dense_positions_and_lose_nothing()
    {
        var messages = Enumerable.Range(0, 600).Select(i => (Node: i % 2 == 0 ? Here : There, Message: Here.Message($"m{i}", $"place-{i % 7}"))).ToList();

        await Task.WhenAll(messages.Select(one => Task.Run(() => one.Node.AcceptAsync(one.Message))));

        foreach (var place in messages.GroupBy(one => one.Message.Address))
            await IsWholeAsync(place.Key, place.Select(one => one.Message));
    }

    [PostgresFact]
    public async Task The_first_messages_of_a_customer_make_one_conversation()
    {
        var pairs = Enumerable.Range(0, 100).Select(i => (First: Here.Message("hello", $"place-{i}"), Second: There.Message("it broke", $"place-{i}"))).ToList();

        var accepted = await Task.WhenAll(pairs.Select(pair => Task.WhenAll(Here.AcceptAsync(pair.First), There.AcceptAsync(pair.Second))));

        accepted.ShouldAllBe(pair => pair[0].Conversation == pair[1].Conversation);
        foreach (var (first, second) in pairs) await IsWholeAsync(first.Address, [first, second]);
        (await CountAsync("conversations"), await CountAsync("tickets"), await CountAsync("customers")).ShouldBe((100, 100, 100));
    }

    [PostgresFact]
    public async Task The_same_message_is_accepted_once()
    {
        var messages = Enumerable.Range(0, 300).Select(i => Here.Message($"m{i}", $"place-{i % 5}")).ToList();

        var accepted = await Task.WhenAll(messages.Select(message => Task.WhenAll(Here.AcceptAsync(message), There.AcceptAsync(message))));

        accepted.ShouldAllBe(pair => pair.Count(one => one.Acceptance.Repeated) == 1);
        accepted.ShouldAllBe(pair => pair[0].Acceptance.Position == pair[1].Acceptance.Position);
        foreach (var place in messages.GroupBy(message => message.Address)) await IsWholeAsync(place.Key, place);
    }

    [PostgresFact]
    public async Task Batches_that_name_the_same_conversations_in_another_order_are_all_taken()
    {
        var batches = Enumerable.Range(0, 120).Select(i =>
        {
            var places = Enumerable.Range(0, 6).Select(place => Here.Message($"m{i}", $"place-{place}"));
            return (Node: i % 2 == 0 ? Here : There, Messages: (i % 2 == 0 ? places : places.Reverse()).ToList());
        }).ToList();

        await Task.WhenAll(batches.Select(batch => Task.Run(() => batch.Node.Inbox.AcceptAsync(
            batch.Messages, [.. batch.Messages.Select(_ => Here.Clock.GetUtcNow())], null, Here.Clock.GetUtcNow(), CancellationToken.None))));

        foreach (var place in batches.SelectMany(batch => batch.Messages).GroupBy(message => message.Address)) await IsWholeAsync(place.Key, place);
    }

    [PostgresFact]
    public async Task A_message_that_is_being_accepted_while_a_turn_is_committed_stays_owed()
    {
        var begun = await There.AcceptAsync(There.Message("hello"));
        var turn = (await There.Conversations.LoadAsync(begun.Conversation)).ShouldNotBeNull();
        await using var hold = await Here.Postgres.HoldRowsAsync("channel_positions");
        var accepting = AcceptWithPositionAsync(Here, Here.Message("and another thing"));
        await OnesThatWaitAsync(1);
        var committing = There.Conversations.CommitAsync(
            new Commit(turn.Conversation, turn.Conversation) { Handled = turn.Last, Lines = [Line.Say(new Reply("Good morning"))] }, CancellationToken.None);
        await OnesThatWaitAsync(2);

        await hold.DisposeAsync();
        await accepting;
        (await committing).ShouldBeTrue();

        (await There.Conversations.LoadAsync(begun.Conversation)).ShouldNotBeNull().Pending.Select(message => message.Text).ShouldBe(["and another thing"]);
        Here.Clock.Advance(ConversationStore.Lease);
        (await Here.Conversations.ClaimTurnsAsync(10)).ShouldHaveSingleItem().Id.ShouldBe(begun.Conversation);
    }

    private static Task AcceptWithPositionAsync(TestStore node, IncomingMessage message)
    {
        var now = node.Clock.GetUtcNow();
        return node.Inbox.AcceptAsync([message], [now], new ChannelPosition(message.Address.Channel, "1"), now, CancellationToken.None);
    }

    private Task OnesThatWaitAsync(int count) =>
        Here.Postgres.UntilAsync($"SELECT COUNT(*) >= {count} FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");

    private async Task IsWholeAsync(Address address, IEnumerable<IncomingMessage> messages)
    {
        var lines = (await Here.Transcript.ReadAsync(address, 0, 1000, default)).ShouldNotBeNull();
        lines.Select(line => line.Position).ShouldBe(Enumerable.Range(1, lines.Count).Select(i => (long)i));
        lines.Select(line => line.ExternalId).ShouldBe(messages.Select(message => message.ExternalId), ignoreOrder: true);
    }

    private ValueTask<long> CountAsync(string table) =>
        Here.Database.ReadAsync(sql => sql.FirstAsync($"SELECT COUNT(*) FROM {table}", row => row.GetInt64(0)));
}
