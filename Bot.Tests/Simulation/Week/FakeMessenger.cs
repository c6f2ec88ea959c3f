using System.Collections.Concurrent;
using SupportBot.Channels;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>A messenger that takes everything and remembers how often it was given each.</summary>
internal sealed class FakeMessenger(ChannelName name) : IChannel
{
    private readonly ConcurrentDictionary<long, int> _sent = new();
    private long _changes;

    public ChannelName Name => name;

    public int TextLimit => 4000;

    /// <summary>What was sent, by the number of the outbox, and how often.</summary>
    public IReadOnlyDictionary<long, int> Sent => _sent;

    public long Changes => _changes;

    public Task ReceiveAsync(IInbox inbox, CancellationToken stopping) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping);

    public Task<string> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        _sent.AddOrUpdate(message.OutboxId, 1, (_, times) => times + 1);
        return Task.FromResult($"{name}-{message.OutboxId}");
    }

    public Task EditAsync(Address address, string externalId, string text, CancellationToken ct) => ChangedAsync();

    public Task CloseChoicesAsync(Address address, string externalId, CancellationToken ct) => ChangedAsync();

    public Task RemoveAsync(Address address, string externalId, CancellationToken ct) => ChangedAsync();

    public Task ShowTypingAsync(Address address, CancellationToken ct) => Task.CompletedTask;

    private Task ChangedAsync()
    {
        Interlocked.Increment(ref _changes);
        return Task.CompletedTask;
    }
}
