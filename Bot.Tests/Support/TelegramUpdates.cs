namespace SupportBot.Tests.Support;

/// <summary>The updates Telegram keeps for a bot until a poll names a higher offset, and the one poll that may wait for them.</summary>
internal sealed class TelegramUpdates(int firstId)
{
    private readonly Lock _gate = new();
    private readonly List<(int Id, string Json)> _kept = [];
    private readonly List<(int Id, string Json)> _forgotten = [];
    private int _nextId = firstId;
    private TaskCompletionSource _arrived = NewSignal();
    private TaskCompletionSource _displaced = NewSignal();

    public void Add(Func<int, string> update)
    {
        lock (_gate)
        {
            _kept.Add((_nextId, update(_nextId)));
            _nextId++;
            Signal();
        }
    }

    /// <summary>A quiet week goes by: what was kept is out of date, and the next update may have any number.</summary>
    public void GoOnFrom(int id)
    {
        lock (_gate)
        {
            _kept.Clear();
            _nextId = id;
        }
    }

    /// <summary>Brings back everything that was forgotten, as if no acknowledgement had ever arrived.</summary>
    public void Redeliver()
    {
        lock (_gate)
        {
            _kept.InsertRange(0, _forgotten);
            _forgotten.Clear();
            Signal();
        }
    }

    public int Kept
    {
        get { lock (_gate) return _kept.Count; }
    }

    /// <summary>The oldest update that is kept; null for none.</summary>
    public (int Id, string Json)? First()
    {
        lock (_gate) return _kept.Count == 0 ? null : _kept[0];
    }

    public void Forget(int id)
    {
        lock (_gate) _kept.RemoveAll(update => update.Id == id);
    }

    /// <summary>Ends the waiting poll, as a second program that polls does.</summary>
    public void Displace() => _ = TakeOver();

    /// <returns>The batch, empty when the time ran out; null when another poll took over.</returns>
    public async Task<IReadOnlyList<string>?> PollAsync(long offset, int limit, TimeSpan timeout, CancellationToken ct)
    {
        var displaced = TakeOver();
        var ended = Task.Delay(timeout, TimeProvider.System, ct);
        while (true)
        {
            var (batch, arrived) = Read(offset, limit);
            if (batch.Count > 0 || ended.IsCompleted) return batch;
            await Task.WhenAny(arrived, displaced, ended);
            ct.ThrowIfCancellationRequested();
            if (displaced.IsCompleted) return null;
        }
    }

    /// <returns>Ends when the next one takes over.</returns>
    private Task TakeOver()
    {
        lock (_gate)
        {
            _displaced.TrySetResult();
            _displaced = NewSignal();
            return _displaced.Task;
        }
    }

    // An offset from the future is taken for nonsense, and everything kept is sent: so does Telegram's own server.
    private (IReadOnlyList<string> Batch, Task Arrived) Read(long offset, int limit)
    {
        lock (_gate)
        {
            if (offset > _nextId + 10) offset = 0;
            _forgotten.AddRange(_kept.Where(update => update.Id < offset));
            _kept.RemoveAll(update => update.Id < offset);
            return ([.. _kept.Take(limit).Select(update => update.Json)], _arrived.Task);
        }
    }

    private void Signal()
    {
        _arrived.TrySetResult();
        _arrived = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
