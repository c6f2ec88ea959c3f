using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

/// <summary>Whoever reads changes in the order of their sequences misses none, in whatever order they are committed.</summary>
public sealed class ChangesInOrderTests : TwoNodesOnOneStore
{
    [PostgresFact]
    public async Task A_change_that_is_committed_late_is_not_passed_over()
    {
        var slow = (await Here.AcceptAsync(Here.Message("hello", "slow"))).Conversation;
        var fast = (await Here.AcceptAsync(Here.Message("hello", "fast"))).Conversation;
        var reader = await Reader.FromNowAsync(There);
        await reader.UntilSettledAsync();
        using var late = await Here.ConnectAsync();
        await late.BeginAsync();
        await TouchAsync(late, slow.Value);

        await There.AcceptAsync(There.Message("again", "fast"));
        (await reader.ReadAsync()).ShouldBeEmpty("an earlier change may still come");
        await late.CommitAsync();

        (await reader.UntilSettledAsync()).ShouldBe([TicketStore.NumberFor(slow.Value), TicketStore.NumberFor(fast.Value)]);
    }

    [PostgresFact]
    public async Task A_reader_beside_many_writers_on_two_nodes_sees_the_newest_of_everything()
    {
        var ids = new List<long>();
        for (var i = 0; i < 40; i++) ids.Add((await Here.AcceptAsync(Here.Message("hello", $"{i}"))).Conversation.Value);
        var reader = await Reader.FromNowAsync(There);

        var writing = Task.WhenAll(Enumerable.Range(0, 400).Select(i => WriteAsync(i % 2 == 0 ? Here : There, ids[i * 7 % ids.Count], new Random(i))));
        while (!writing.IsCompleted) await reader.ReadAsync();
        await writing;
        await reader.UntilSettledAsync();

        var newest = await Here.Database.ReadAsync(sql => sql.ListAsync("SELECT id, changed FROM conversations", row => (Id: row.GetInt64(0), Changed: row.GetInt64(1))));
        newest.ShouldAllBe(one => reader.Seen[TicketStore.NumberFor(one.Id)] == one.Changed);
    }

    private static Task WriteAsync(TestStore node, long id, Random random) => node.Database.WriteAsync(
        (int)id,
        async sql =>
        {
            await TouchAsync(sql, id);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(3)), TimeProvider.System);
        });

    private static ValueTask<int> TouchAsync(Sql sql, long id) => sql.ExecuteAsync("UPDATE conversations SET changed = $2 WHERE id = $1", id, sql.Sequence);

    /// <summary>Goes on from the last sequence it saw, as a desk does.</summary>
    private sealed class Reader(Database database, QueueStore store, long last)
    {
        private long _last = last;

        /// <summary>The newest sequence seen of each ticket.</summary>
        public Dictionary<TicketNumber, long> Seen { get; } = [];

        public static async Task<Reader> FromNowAsync(TestStore node)
        {
            var store = new QueueStore(node.Database, node.Clock);
            return new Reader(node.Database, store, await store.SequenceAsync());
        }

        public async Task<IReadOnlyList<TicketNumber>> ReadAsync()
        {
            var changes = await store.ChangedAsync(_last, null, 1000);
            foreach (var change in changes) Seen[change.Number] = change.Sequence;
            if (changes is [.., var newest]) _last = newest.Sequence;
            return [.. changes.Select(change => change.Number)];
        }

        /// <summary>Reads until all that was written can be seen.</summary>
        public async Task<IReadOnlyList<TicketNumber>> UntilSettledAsync()
        {
            List<TicketNumber> told = [];
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (_last < await NewestAsync())
            {
                patience.Token.ThrowIfCancellationRequested();
                told.AddRange(await ReadAsync());
            }
            return told;
        }

        private ValueTask<long> NewestAsync() =>
            database.ReadAsync(sql => sql.FirstAsync("SELECT MAX(changed) FROM conversations", row => row.GetInt64(0)));
    }
}
