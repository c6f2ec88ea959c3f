using System.Collections.Concurrent;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>What a node is told of changes, its own and those of others.</summary>
internal sealed class HeardChanges : IDisposable
{
    private readonly ConcurrentQueue<Change> _changes = [];
    private readonly Pulse _pulse = new();
    private readonly IDisposable _watching;

    public HeardChanges(TestStore node) => _watching = node.Database.Feed.Watch(change =>
    {
        _changes.Enqueue(change);
        _pulse.Beat();
    });

    /// <summary>Waits for a change that it describes; answers it.</summary>
    public async Task<Change> UntilAsync(Func<Change, bool> isIt, string what)
    {
        await _pulse.UntilAsync(() => _changes.Any(isIt), what);
        return _changes.First(isIt);
    }

    public void Dispose() => _watching.Dispose();
}
