using System.Collections.Concurrent;
using System.Threading.Channels;
using SupportBot.Channels;

namespace SupportBot.Tests.Support;

/// <summary>
/// An inbox in memory that keeps the real one's promises: all or nothing, a repeat is ignored, the position moves with the messages.
/// </summary>
internal sealed class RecordingInbox : IInbox
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Dictionary<(ChannelName Channel, string ExternalId), long> _known = [];
    private readonly Dictionary<Address, long> _lengths = [];
    private readonly Dictionary<ChannelName, string> _positions = [];
    private readonly List<IncomingMessage> _accepted = [];
    private readonly Channel<IncomingMessage> _fresh = Channel.CreateUnbounded<IncomingMessage>();
    private readonly Channel<AcceptCall> _calls = Channel.CreateUnbounded<AcceptCall>();
    private int _failures;

    /// <summary>Whether there is still somebody to receive for.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Every message that was kept, in order, repeats left out.</summary>
    public IReadOnlyList<IncomingMessage> Accepted
    {
        get { lock (_gate) return [.. _accepted]; }
    }

    public string? PositionOf(ChannelName channel)
    {
        lock (_gate) return _positions.GetValueOrDefault(channel);
    }

    public void StartAt(ChannelName channel, string position)
    {
        lock (_gate) _positions[channel] = position;
    }

    /// <summary>Lets the next calls fail as a full disk would: nothing is kept.</summary>
    public void FailNext(int calls)
    {
        lock (_gate) _failures = calls;
    }

    /// <summary>The next message kept for the first time.</summary>
    public Task<IncomingMessage> NextAsync() => _fresh.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next call made to <see cref="AcceptAsync"/>, kept or failed.</summary>
    public Task<AcceptCall> NextCallAsync() => _calls.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public Task<IReadOnlyList<Acceptance>> AcceptAsync(
        IReadOnlyList<IncomingMessage> messages, ChannelPosition? position, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var failed = _failures > 0;
            _calls.Writer.TryWrite(new AcceptCall(messages, position, failed));
            if (!failed) return Task.FromResult(Keep(messages, position));
            _failures--;
            return Task.FromException<IReadOnlyList<Acceptance>>(new IOException("The disk is full."));
        }
    }

    /// <summary>Where customers were seen writing.</summary>
    public ConcurrentQueue<Address> Typed { get; } = new();

    public void Typing(Address address) => Typed.Enqueue(address);

    public Task<string?> ReadPositionAsync(ChannelName channel, CancellationToken ct) => Task.FromResult(PositionOf(channel));

    public Task<IReadOnlyList<LastSeen>> LastSeenAsync(ChannelName channel, DateTimeOffset since, CancellationToken ct)
    {
        lock (_gate)
        {
            var places = _accepted.Where(message => message.Address.Channel == channel && message.SentAt >= since).GroupBy(message => message.Address);
            return Task.FromResult<IReadOnlyList<LastSeen>>([.. places.Select(place => new LastSeen(place.Key, place.Last().ExternalId))]);
        }
    }

    private IReadOnlyList<Acceptance> Keep(IReadOnlyList<IncomingMessage> messages, ChannelPosition? position)
    {
        if (position is not null) _positions[position.Channel] = position.Value;
        return [.. messages.Select(Keep)];
    }

    private Acceptance Keep(IncomingMessage message)
    {
        var key = (message.Address.Channel, message.ExternalId);
        if (_known.TryGetValue(key, out var first)) return new Acceptance(first, Repeated: true);
        var position = _lengths[message.Address] = _lengths.GetValueOrDefault(message.Address) + 1;
        _known[key] = position;
        _accepted.Add(message);
        _fresh.Writer.TryWrite(message);
        return new Acceptance(position, Repeated: false);
    }
}

/// <summary>One call to the inbox.</summary>
internal sealed record AcceptCall(IReadOnlyList<IncomingMessage> Messages, ChannelPosition? Position, bool Failed);
