using System.Threading.Channels;
using SupportBot.Conversations;

namespace SupportBot.Dialogs;

/// <summary>
/// Which conversations are due for a turn in this process. A conversation is handed out once at a time: what arrives while its
/// turn runs makes it due again afterwards. The store remembers the same over a restart.
/// </summary>
internal sealed class ReadyConversations : IDisposable
{
    /// <summary>However long a customer goes on writing, a turn is never put off longer than this.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, Entry> _entries = [];
    private readonly PriorityQueue<(ConversationId Id, DateTimeOffset At), DateTimeOffset> _later = new();
    private readonly Channel<ConversationId> _due = Channel.CreateUnbounded<ConversationId>();
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    public ReadyConversations(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => HandOutDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Conversations whose turn may begin now; call <see cref="Done"/> after each.</summary>
    public ChannelReader<ConversationId> Due => _due.Reader;

    /// <summary>A turn is owed from this time on. A later time moves it, up to <see cref="LongestWait"/>.</summary>
    public void Add(ConversationId id, DateTimeOffset at)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            if (!_entries.TryGetValue(id, out var entry)) _entries[id] = entry = new Entry();
            entry.Latest ??= now + LongestWait;
            entry.At = at < entry.Latest ? at : entry.Latest.Value;
            if (!entry.Running) Schedule(id, entry, now);
        }
    }

    /// <summary>The turn handed out for this conversation is over.</summary>
    public void Done(ConversationId id)
    {
        lock (_gate)
        {
            var entry = _entries[id];
            entry.Running = false;
            if (entry.At is null) _entries.Remove(id);
            else Schedule(id, entry, _clock.GetUtcNow());
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _due.Writer.TryComplete();
    }

    private void Schedule(ConversationId id, Entry entry, DateTimeOffset now)
    {
        if (entry.At <= now) HandOut(id, entry);
        else
        {
            _later.Enqueue((id, entry.At!.Value), entry.At.Value);
            SetTimer(now);
        }
    }

    private void HandOut(ConversationId id, Entry entry)
    {
        (entry.Running, entry.At, entry.Latest) = (true, null, null);
        _due.Writer.TryWrite(id);
    }

    private void HandOutDue()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            while (_later.TryPeek(out var next, out _) && next.At <= now)
            {
                _later.Dequeue();
                // An entry that was moved or is running stands in the queue again, or will be scheduled when it is done.
                if (_entries.TryGetValue(next.Id, out var entry) && !entry.Running && entry.At == next.At) HandOut(next.Id, entry);
            }
            SetTimer(now);
        }
    }

    private void SetTimer(DateTimeOffset now)
    {
        if (!_later.TryPeek(out var next, out _)) return;
        var wait = next.At - now;
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private sealed class Entry
    {
        public DateTimeOffset? At { get; set; }

        public DateTimeOffset? Latest { get; set; }

        public bool Running { get; set; }
    }
}
