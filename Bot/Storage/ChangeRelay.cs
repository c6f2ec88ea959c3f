using System.Collections.Concurrent;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>
/// Tells this process what was committed: by its own writers at once, by other nodes when they ring. A ring says only that there is
/// something; what it is, is read from the store, so one that is lost delays and never loses.
/// </summary>
internal sealed class ChangeRelay(IEngine engine, ChangeFeed feed, Readers readers, TimeProvider clock) : IAsyncDisposable
{
    private const int PageLength = 500;
    private const int MostUntold = 100;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMilliseconds(500);

    // What is committed faster than this is told together.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);

    // What is rung for can be seen within milliseconds, unless something else on the server writes for long: a batch in another
    // database, an index that is built. Then only our own writes are asked for.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SlowPace = TimeSpan.FromMilliseconds(25);

    private const string SettledAmongAll = "SELECT {settled}";
    private const string SettledAmongOurs = "SELECT {ours}";

    private const string Page = """
        SELECT changed, id, channel, address, last_position, ready_at, claimed_by FROM conversations
        WHERE changed >= $2 AND changed < $1 AND (changed > $2 OR id > $3) ORDER BY changed, id LIMIT $4
        """;

    private readonly ConcurrentDictionary<long, bool> _own = new();
    private readonly ConcurrentQueue<TypingSign> _untold = new();
    private readonly ConcurrentDictionary<AgentId, bool> _noticed = new();
    private readonly SemaphoreSlim _toRing = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private long _newest;
    private long _settled;

    /// <summary>Above every change that no earlier one can join any more, as far as this node knows.</summary>
    public long Settled => Interlocked.Read(ref _settled);

    /// <summary>Begins to listen to other nodes; what is below this sequence is known.</summary>
    public void Start(long settled)
    {
        _settled = settled;
        if (engine.Bell is { } bell) _running = Task.WhenAll(RingAsync(bell), HearAsync(bell));
    }

    /// <summary>A writer has begun a write with this sequence.</summary>
    public void Begins(long sequence)
    {
        if (engine.Bell is not null) _own[sequence] = true;
    }

    /// <summary>It failed, or nobody knows yet. After a crash of the store its sequence may be another node's.</summary>
    public void Abandons(long sequence) => _own.TryRemove(sequence, out _);

    /// <summary>It is on disk.</summary>
    public void Ended(Written written)
    {
        foreach (var change in written.Changes) feed.Publish(change);
        foreach (var agent in written.Noticed) feed.TellNoticed(agent);
        if (written.Changes.Count + written.Noticed.Count == 0) return;
        if (engine.Bell is null)
        {
            if (written.Changes.Count > 0) feed.Settle();
            return;
        }
        foreach (var agent in written.Noticed) _noticed[agent] = true;
        if (written.Changes.Count > 0) Raise(ref _newest, written.Sequence);
        _toRing.Release();
    }

    /// <summary>Passes on to other nodes what is kept nowhere; what would have to wait long is left out.</summary>
    public void Tell(TypingSign sign)
    {
        if (engine.Bell is null || _untold.Count >= MostUntold) return;
        _untold.Enqueue(sign);
        _toRing.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        if (engine.Bell is IAsyncDisposable bell) await bell.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task RingAsync(IBell bell)
    {
        while (await ContinuesAsync(async () =>
        {
            await _toRing.WaitAsync(_stopping.Token);
            while (_toRing.Wait(0)) { }
            var (newest, typing) = (Interlocked.Exchange(ref _newest, 0), Untold());
            if (newest > 0) await bell.RingAsync(newest, _stopping.Token);
            foreach (var sign in typing) await bell.TellAsync(sign, _stopping.Token);
            foreach (var agent in _noticed.Keys)
                if (_noticed.TryRemove(agent, out _)) await bell.TellAsync(agent, _stopping.Token);
            await Task.Delay(Pace, clock, _stopping.Token);
        }));
    }

    private async Task HearAsync(IBell bell)
    {
        var patience = LongestSilence;
        var (heard, caughtUp) = (0L, clock.GetTimestamp());
        while (await ContinuesAsync(async () =>
        {
            var (sequence, typing, noticed) = await bell.HearAsync(patience, _stopping.Token);
            heard = Math.Max(heard, sequence ?? 0);
            foreach (var sign in typing) await ShowAsync(sign);
            foreach (var agent in noticed) feed.TellNoticed(agent);
            var isLate = heard >= _settled && clock.GetElapsedTime(caughtUp) > Patience;
            await LookAsync(isLate || sequence is null ? SettledAmongOurs : SettledAmongAll);
            // Something older is still under way; what was rung for can be seen when it has ended.
            patience = heard < _settled ? LongestSilence : isLate ? SlowPace : Pace;
            if (heard >= _settled) return;
            caughtUp = clock.GetTimestamp();
            await Task.Delay(Pace, clock, _stopping.Token);
        }));
    }

    private async Task<bool> ContinuesAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception)
        {
            // The store is away, which readiness says; what was missed is read when it is back.
            await Task.Delay(PauseAfterTrouble, clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return !_stopping.IsCancellationRequested;
    }

    private async Task LookAsync(string question)
    {
        var settled = await readers.ReadAsync(sql => sql.FirstAsync(question, row => row.GetInt64(0)));
        if (settled <= _settled) return;
        var (sequence, id, any) = (_settled - 1, long.MaxValue, false);
        List<Seen> page;
        do
        {
            page = await readers.ReadAsync(sql => sql.ListAsync(Page, Read, settled, sequence, id, PageLength));
            foreach (var seen in page.Where(seen => !_own.ContainsKey(seen.Sequence))) feed.Publish(ToChange(seen));
            if (page is [.., var last]) (sequence, id, any) = (last.Sequence, last.Id, true);
        }
        while (page.Count == PageLength);
        Interlocked.Exchange(ref _settled, settled);
        foreach (var own in _own.Keys) if (own < settled) _own.TryRemove(own, out _);
        if (any) feed.Settle();
    }

    private List<TypingSign> Untold()
    {
        var untold = new List<TypingSign>();
        while (_untold.TryDequeue(out var sign)) untold.Add(sign);
        return untold;
    }

    private async Task ShowAsync(TypingSign sign)
    {
        feed.TellTyping(sign);
        if (sign is not { Agent: { } agent, IsDraft: false }) return;
        var name = await readers.ReadAsync(sql => sql.FirstAsync("SELECT name FROM agents WHERE id = $1", row => row.GetString(0), agent.Value));
        if (name is not null) feed.Tell(sign.Address, new TranscriptEvent.Typing(Author.Agent, name));
    }

    private Change ToChange(Seen seen) => new(seen.Sequence, new ConversationId(seen.Id), seen.Address, Change.Unknown, seen.Last, [])
    {
        OwedAt = seen.ClaimedBy == engine.Node ? seen.ReadyAt : null,
    };

    private static Seen Read(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), new Address(new ChannelName(row.GetString(2)), row.GetString(3)), row.GetInt64(4), row.TimeOrNull(5),
        new NodeId(row.TextOrNull(6) ?? ""));

    private static void Raise(ref long value, long to)
    {
        for (var known = Interlocked.Read(ref value); known < to; known = Interlocked.Read(ref value))
            if (Interlocked.CompareExchange(ref value, to, known) == known) return;
    }

    private sealed record Seen(long Sequence, long Id, Address Address, long Last, DateTimeOffset? ReadyAt, NodeId ClaimedBy);
}
