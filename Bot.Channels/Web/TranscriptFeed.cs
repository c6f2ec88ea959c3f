using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace SupportBot.Channels.Web;

/// <summary>
/// A conversation's new lines for one reader, in order and without gaps. The committing thread only drops events here; a
/// reader too slow for them finds the gap and reads the store instead, so nobody waits for it and it costs no memory.
/// </summary>
internal sealed class TranscriptFeed : IDisposable
{
    private const int WaitingEvents = 32;
    private const int PageLength = 100;

    private readonly ITranscript _transcript;
    private readonly Address _address;
    private readonly Channel<TranscriptEvent> _events;
    private readonly IDisposable _watch;
    private volatile bool _isBehind = true;
    private TranscriptEvent.QueueTold _told = new(null);
    private bool _isNews;

    public TranscriptFeed(ITranscript transcript, Address address, long position)
    {
        _transcript = transcript;
        _address = address;
        Position = position;
        var bounds = new BoundedChannelOptions(WaitingEvents) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true };
        _events = Channel.CreateBounded<TranscriptEvent>(bounds, _ => _isBehind = true);
        _watch = transcript.Watch(address, e => _events.Writer.TryWrite(e));
    }

    /// <summary>How far the reader has got.</summary>
    public long Position { get; private set; }

    /// <summary>The next lines, how the queue stands, or that somebody types. Waits until there is something.</summary>
    public async ValueTask<TranscriptEvent> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            if (_isBehind && await ReadPageAsync(ct) is { } missed) return missed;
            if (TryNext(out var next)) return next;
            if (!_isBehind) await _events.Reader.WaitToReadAsync(ct);
        }
    }

    /// <summary>What is there already, to go out together with what <see cref="NextAsync"/> gave.</summary>
    public bool TryNext([NotNullWhen(true)] out TranscriptEvent? next)
    {
        next = _isNews ? _told : null;
        _isNews = false;
        if (next is not null) return true;
        if (_isBehind || !_events.Reader.TryRead(out next)) return false;
        if (next is TranscriptEvent.QueueTold told) return Hear(told.Words);
        if (next is not TranscriptEvent.Added added) return true;
        if (added.From == Position) return Advance(added).Entries.Count > 0;
        // What another node did is not told here, only that it did something.
        if (added.To > Position || added.From < 0) _isBehind = true;
        return false;
    }

    public void Dispose() => _watch.Dispose();

    private async ValueTask<TranscriptEvent.Added?> ReadPageAsync(CancellationToken ct)
    {
        _isBehind = false;
        var page = await _transcript.ReadAsync(_address, Position, PageLength, ct);
        _isNews |= Hear(await _transcript.ReadQueueNewsAsync(_address, ct));
        if (page is not { Count: > 0 }) return null;
        if (page.Count == PageLength) _isBehind = true;
        return Advance(new(page, Position, page[^1].Position));
    }

    private bool Hear(string? words)
    {
        if (_told.Words == words) return false;
        _told = new TranscriptEvent.QueueTold(words);
        return true;
    }

    private TranscriptEvent.Added Advance(TranscriptEvent.Added added)
    {
        Position = added.To;
        return added;
    }
}
