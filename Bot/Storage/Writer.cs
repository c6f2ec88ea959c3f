using System.Collections.Concurrent;

namespace SupportBot.Storage;

/// <summary>
/// The single writer: takes whatever waits, runs it in one transaction and answers everybody after one fsync (group commit).
/// Work that fails is undone alone; its neighbours are committed. It has a thread of its own: on one of the pool's, waiting for
/// the disk would hold up everybody, those it has just answered first.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int LargestGroup = 256;
    private readonly BlockingCollection<Write> _waiting = new(boundedCapacity: 20_000);
    private readonly IEngine _engine;
    private readonly Session _session;
    private readonly ChangeFeed _feed;
    private readonly Task _loop;
    private bool _stopped;

    public Writer(IEngine engine, Session session, ChangeFeed feed)
    {
        (_engine, _session, _feed) = (engine, session, feed);
        _loop = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public Task<T> WriteAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken ct)
    {
        var write = new Write<T>(work);
        _waiting.Add(write, ct);
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
        _waiting.Dispose();
    }

    private async Task RunAsync()
    {
        var group = new List<Write>(LargestGroup);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < LargestGroup && _waiting.TryTake(out var next)) group.Add(next);
            if (!await TryCommitAsync(group, answerFailure: group.Count == 1))
                foreach (var write in group) await TryCommitAsync([write], answerFailure: true);
            group.Clear();
        }
    }

    private async Task<bool> TryCommitAsync(List<Write> group, bool answerFailure)
    {
        try
        {
            await _session.ExecuteAsync(_engine.BeginWrite);
            foreach (var write in group) await write.RunAsync(_session);
            await _session.ExecuteAsync("COMMIT");
        }
        catch (Exception problem)
        {
            await RollBackAsync();
            _session.ForgetChanges();
            if (answerFailure) group[0].Failed(_engine.Explain(problem) ?? problem);
            return answerFailure;
        }
        foreach (var change in _session.Changes) _feed.Publish(change);
        _session.ForgetChanges();
        foreach (var write in group) write.Committed();
        return true;
    }

    private async Task RollBackAsync()
    {
        try
        {
            await _session.ExecuteAsync("ROLLBACK");
        }
        catch (Exception)
        {
            // The engine had rolled back by itself, as it does when the disk is full, or the connection is gone; the next write says so.
        }
    }
}
