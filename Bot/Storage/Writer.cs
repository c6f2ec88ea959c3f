using System.Collections.Concurrent;

namespace SupportBot.Storage;

/// <summary>
/// A writer: takes whatever waits, runs it in one transaction and answers everybody after one fsync (group commit).
/// Work that fails is undone alone; its neighbours are committed. It has a thread of its own: on one of the pool's, waiting for
/// the disk would hold up everybody, those it has just answered first.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int LargestGroup = 256;
    private const int MostWaiting = 20_000;
    private static readonly TimeSpan PauseBetweenAsking = TimeSpan.FromMilliseconds(100);
    private readonly BlockingCollection<Write> _waiting = new(MostWaiting);
    private readonly IEngine _engine;
    private readonly ChangeRelay _relay;
    private readonly Task _loop;
    private readonly List<Task> _inDoubt = [];
    private readonly CancellationTokenSource _stopping = new();
    private long _refusedAt;
    private Sql? _sql;
    private bool _stopped;

    public Writer(IEngine engine, ChangeRelay relay)
    {
        (_engine, _relay) = (engine, relay);
        _loop = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Whether the store, which is away or takes nothing, made it refuse a write within this time.</summary>
    public bool HasRefused(TimeSpan within) =>
        Volatile.Read(ref _refusedAt) is > 0 and var at && TimeProvider.System.GetElapsedTime(at) < within;

    public Task<T> WriteAsync<T>(int key, Func<Sql, ValueTask<T>> work)
    {
        var write = new Write<T>(key, work);
        if (!_waiting.TryAdd(write)) write.Failed(new StoreException("The store is too slow: too many writes wait for it already.") { IsAway = true });
        // Once queued it will be committed or refused; walking away early would leave the caller not knowing which.
        return write.Done;
    }

    /// <summary>Finishes what waits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopped) return;
        _stopped = true;
        _waiting.CompleteAdding();
        await _loop;
        await _stopping.CancelAsync();
        await Task.WhenAll(_inDoubt);
        _stopping.Dispose();
        _waiting.Dispose();
        _sql?.Dispose();
    }

    private async Task RunAsync()
    {
        var group = new List<Write>(LargestGroup);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < LargestGroup && _waiting.TryTake(out var next)) group.Add(next);
            await CommitAsync(_engine.Writers > 1 ? [.. group.OrderBy(write => write.Key)] : group);
            group.Clear();
        }
    }

    private async ValueTask CommitAsync(List<Write> group)
    {
        var wasOpen = _sql is not null;
        var problem = await TryAsync(group);
        // A connection that broke while nobody looked says nothing about the next one, and who was in the way may be gone.
        if (problem is StoreException { WasInTheWay: true } || (wasOpen && problem is StoreException { IsAway: true, IsSilent: false })) problem = await TryAsync(group);
        if (problem is null) return;
        if (group.Count == 1 || problem is StoreException { IsAway: true }) Fail(group, problem);
        else
            foreach (var write in group)
                if (await TryAsync([write]) is { } own) Fail([write], own);
    }

    private void Fail(List<Write> group, Exception problem)
    {
        if (problem is StoreException { IsAway: true })
        {
            Volatile.Write(ref _refusedAt, TimeProvider.System.GetTimestamp());
            StoreMetrics.Refused(group.Count);
        }
        foreach (var write in group) write.Failed(problem);
    }

    /// <returns>What went wrong; null when everybody was answered, or will be as soon as the store says what became of it.</returns>
    private async ValueTask<Exception?> TryAsync(List<Write> group)
    {
        var committing = false;
        try
        {
            _sql ??= await Sql.OpenAsync(_engine, writable: true);
            await _sql.BeginAsync();
            _relay.Begins(_sql.Sequence);
            foreach (var write in group) await write.RunAsync(_sql);
            committing = true;
            await _sql.CommitAsync();
        }
        catch (Exception problem)
        {
            var explained = _engine.Explain(problem) ?? problem;
            if (_sql is not null) _relay.Abandons(_sql.Sequence);
            if (explained is not StoreException { IsAway: true } away)
            {
                await RollBackAsync();
                return explained;
            }
            var broken = _sql;
            HangUp();
            if (!committing || broken is null) return explained;
            _inDoubt.RemoveAll(settling => settling.IsCompleted);
            _inDoubt.Add(SettleAsync([.. group], broken.Mark, new Written(broken), away));
            return null;
        }
        Answer(group, new Written(_sql));
        return null;
    }

    private void Answer(List<Write> group, Written written)
    {
        _relay.Ended(written);
        StoreMetrics.Committed(group.Count);
        foreach (var write in group) write.Committed();
    }

    // The line broke while the commit was under way. It counts if it is on disk, and whoever waits is not told before that is certain:
    // an agent who is told that nothing was kept writes it again. Meanwhile the writer goes on.
    private async Task SettleAsync(List<Write> group, WriteMark mark, Written written, StoreException problem)
    {
        var isOnDisk = await AskAsync(mark, written.Sequence);
        if (isOnDisk is true) Answer(group, written);
        else Fail(group, isOnDisk is false ? problem : new StoreException($"{problem.Message} Whether the last write was kept is not known.", problem) { IsAway = true });
    }

    /// <returns>Null when it stays undecided: the program stops first, or the store cannot be asked.</returns>
    private async Task<bool?> AskAsync(WriteMark mark, long sequence)
    {
        while (true)
        {
            try
            {
                if (await _engine.WasCommittedAsync(mark, sequence) is { } known) return known;
            }
            catch (Exception problem)
            {
                if (_engine.Explain(problem) is not { IsAway: true }) return null;
            }
            if (_stopping.IsCancellationRequested) return null;
            await Task.Delay(PauseBetweenAsking, TimeProvider.System, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask RollBackAsync()
    {
        try
        {
            if (_sql is not null) await _sql.RollBackAsync();
        }
        catch (Exception)
        {
            // The engine had rolled back by itself, as it does when the disk is full, or the connection is gone; the next write says so.
            HangUp();
        }
    }

    private void HangUp()
    {
        _sql?.Dispose();
        _sql = null;
    }
}
