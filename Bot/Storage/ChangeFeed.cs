using System.Collections.Concurrent;
using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>
/// Wakes whoever watches conversations in this process, in commit order within each. A hint: what was missed is read from the store.
/// Several commits may call back at the same time.
/// </summary>
internal sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<Address, ImmutableArray<Action<TranscriptEvent>>> _atAddress = new();
    private ImmutableArray<Action<Change>> _everywhere = [];
    private ImmutableArray<Action> _ofSequence = [];
    private ImmutableArray<Action<TypingSign>> _ofTyping = [];
    private ImmutableArray<Action<AgentId>> _ofNotices = [];

    /// <summary>Calls back on the committing thread: hand over and return.</summary>
    public IDisposable Watch(Action<Change> watcher)
    {
        ImmutableInterlocked.Update(ref _everywhere, all => all.Add(watcher));
        return new Watching(() => ImmutableInterlocked.Update(ref _everywhere, all => all.Remove(watcher)));
    }

    /// <summary>Calls back when there is more to read in the order of sequences.</summary>
    public IDisposable WatchSequence(Action watcher)
    {
        ImmutableInterlocked.Update(ref _ofSequence, all => all.Add(watcher));
        return new Watching(() => ImmutableInterlocked.Update(ref _ofSequence, all => all.Remove(watcher)));
    }

    /// <summary>Calls back when somebody is writing, a customer or an agent.</summary>
    public IDisposable WatchTyping(Action<TypingSign> watcher)
    {
        ImmutableInterlocked.Update(ref _ofTyping, all => all.Add(watcher));
        return new Watching(() => ImmutableInterlocked.Update(ref _ofTyping, all => all.Remove(watcher)));
    }

    /// <summary>Calls back with whose notices are others now.</summary>
    public IDisposable WatchNotices(Action<AgentId> watcher)
    {
        ImmutableInterlocked.Update(ref _ofNotices, all => all.Add(watcher));
        return new Watching(() => ImmutableInterlocked.Update(ref _ofNotices, all => all.Remove(watcher)));
    }

    public IDisposable Watch(Address address, Action<TranscriptEvent> watcher)
    {
        _atAddress.AddOrUpdate(address, [watcher], (_, all) => all.Add(watcher));
        return new Watching(() => Forget(address, watcher));
    }

    public void Publish(Change change)
    {
        foreach (var watcher in _everywhere) watcher(change);
        if (change.To > change.From) Tell(change.Address, new TranscriptEvent.Added(change.Entries, change.From, change.To));
        if (change.QueueTold) Tell(change.Address, new TranscriptEvent.QueueTold(change.After?.QueueNews));
    }

    /// <summary>No change below those that can be seen now will come any more.</summary>
    public void Settle()
    {
        foreach (var watcher in _ofSequence) watcher();
    }

    public void TellTyping(TypingSign sign)
    {
        foreach (var watcher in _ofTyping) watcher(sign);
    }

    public void TellNoticed(AgentId agent)
    {
        foreach (var watcher in _ofNotices) watcher(agent);
    }

    /// <summary>Tells an address something that is not kept, such as typing.</summary>
    public void Tell(Address address, TranscriptEvent happened)
    {
        if (!_atAddress.TryGetValue(address, out var watchers)) return;
        foreach (var watcher in watchers) watcher(happened);
    }

    private void Forget(Address address, Action<TranscriptEvent> watcher)
    {
        while (_atAddress.TryGetValue(address, out var all))
        {
            var rest = all.Remove(watcher);
            var done = rest.IsEmpty
                ? _atAddress.TryRemove(new KeyValuePair<Address, ImmutableArray<Action<TranscriptEvent>>>(address, all))
                : _atAddress.TryUpdate(address, rest, all);
            if (done) return;
        }
    }

    private sealed class Watching(Action stop) : IDisposable
    {
        private Action? _stop = stop;

        public void Dispose() => Interlocked.Exchange(ref _stop, null)?.Invoke();
    }
}
