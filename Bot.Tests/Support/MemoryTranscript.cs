using SupportBot.Channels;

namespace SupportBot.Tests.Support;

/// <summary>Conversations in memory that keep the store's promises to the web chat: dense positions, repeats ignored, watchers told after the fact.</summary>
internal sealed class MemoryTranscript(TimeProvider clock) : IInbox, ITranscript
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Address, Place> _places = [];
    private readonly Dictionary<string, long> _known = [];
    private readonly List<IncomingMessage> _accepted = [];

    public MemoryTranscript() : this(TimeProvider.System) { }

    /// <summary>Throw instead of taking or reading anything, as a full disk or a locked database would.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Keep watchers in the dark, as when an event is lost.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Called after a message was accepted, to play the bot.</summary>
    public Action<IncomingMessage>? OnAccepted { get; set; }

    public IReadOnlyList<IncomingMessage> Accepted
    {
        get { lock (_gate) return [.. _accepted]; }
    }

    public int ReadCalls { get; private set; }

    public Sender OpenerOf(Address address)
    {
        lock (_gate) return _places[address].Opener;
    }

    public Task<IReadOnlyList<Acceptance>> AcceptAsync(IReadOnlyList<IncomingMessage> messages, ChannelPosition? position, CancellationToken ct)
    {
        ThrowIfBroken();
        var accepted = messages.Select(Accept).ToList();
        for (var i = 0; i < messages.Count; i++)
            if (!accepted[i].Repeated) OnAccepted?.Invoke(messages[i]);
        return Task.FromResult<IReadOnlyList<Acceptance>>(accepted);
    }

    public void Typing(Address address)
    {
        lock (_gate) PlaceAt(address).Typed++;
    }

    public Task<string?> ReadPositionAsync(ChannelName channel, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task<IReadOnlyList<LastSeen>> LastSeenAsync(ChannelName channel, DateTimeOffset since, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<LastSeen>>([]);

    public Task<bool> OpenAsync(Address address, Sender sender, CancellationToken ct)
    {
        ThrowIfBroken();
        lock (_gate) return Task.FromResult(_places.TryAdd(address, new Place(sender)));
    }

    public Task<IReadOnlyList<TranscriptEntry>?> ReadAsync(Address address, long after, int limit, CancellationToken ct)
    {
        ThrowIfBroken();
        lock (_gate)
        {
            ReadCalls++;
            return Task.FromResult<IReadOnlyList<TranscriptEntry>?>(
                _places.TryGetValue(address, out var place) ? [.. place.Entries.Where(e => e.Position > after).Take(limit)] : null);
        }
    }

    public Task<bool> RateAsync(Address address, int score, string? comment, CancellationToken ct)
    {
        lock (_gate)
        {
            if (PlaceAt(address).Entries.LastOrDefault(e => e.Happened is not null)?.Happened is not (Happening.Resolved or Happening.Asked)) return Task.FromResult(false);
            Ratings.Add((score, comment));
            Happen(address, Happening.Rated);
            return Task.FromResult(true);
        }
    }

    public Task SeenAsync(Address address, long position, CancellationToken ct)
    {
        lock (_gate) PlaceAt(address).Seen = Math.Max(PlaceAt(address).Seen, position);
        return Task.CompletedTask;
    }

    public List<(int Score, string? Comment)> Ratings { get; } = [];

    public long SeenIn(Address address)
    {
        lock (_gate) return PlaceAt(address).Seen;
    }

    public int TypedIn(Address address)
    {
        lock (_gate) return PlaceAt(address).Typed;
    }

    /// <summary>Something happens that has no words.</summary>
    public void Happen(Address address, Happening what) =>
        Add(address, p => new TranscriptEntry { Position = p, Author = Author.Bot, Text = "", Happened = what, At = clock.GetUtcNow() });

    public Task<string?> ReadQueueNewsAsync(Address address, CancellationToken ct)
    {
        lock (_gate) return Task.FromResult(PlaceAt(address).QueueNews);
    }

    public IDisposable Watch(Address address, Action<TranscriptEvent> watcher)
    {
        lock (_gate) PlaceAt(address).Watchers.Add(watcher);
        return new Watching(() =>
        {
            lock (_gate) _places.GetValueOrDefault(address)?.Watchers.Remove(watcher);
        });
    }

    /// <summary>The bot answers.</summary>
    public void Reply(Address address, string text, params Choice[] choices) =>
        Add(address, p => new TranscriptEntry { Position = p, Author = Author.Bot, Text = text, Choices = choices, At = clock.GetUtcNow() });

    /// <summary>An agent answers.</summary>
    public void Answer(Address address, string agent, string text, params Attachment[] files) =>
        Add(address, p => new TranscriptEntry { Position = p, Author = Author.Agent, AuthorName = agent, Text = text, Attachments = files, At = clock.GetUtcNow() });

    /// <summary>An agent leaves a note: a position the customer never sees.</summary>
    public void Note(Address address) => Add(address, entry: null);

    public void Type(Address address, Author author, string? name) => Tell(address, new TranscriptEvent.Typing(author, name));

    /// <summary>The queue stands so; null when nobody waits any more.</summary>
    public void TellQueue(Address address, string? words)
    {
        lock (_gate) PlaceAt(address).QueueNews = words;
        Tell(address, new TranscriptEvent.QueueTold(words));
    }

    /// <summary>Erases a conversation, as when its customer asks for it.</summary>
    public void Erase(Address address)
    {
        lock (_gate) _places.Remove(address);
    }

    /// <summary>How many sockets watch a conversation now.</summary>
    public int WatchersOf(Address address)
    {
        lock (_gate) return _places.TryGetValue(address, out var place) ? place.Watchers.Count : 0;
    }

    private Acceptance Accept(IncomingMessage message)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(message.ExternalId, out var first)) return new(first, Repeated: true);
            _accepted.Add(message);
            var position = Add(message.Address, p => EntryOf(message, p));
            _known[message.ExternalId] = position;
            return new(position, Repeated: false);
        }
    }

    private TranscriptEntry EntryOf(IncomingMessage message, long position) => new()
    {
        Position = position,
        Author = Author.Customer,
        AuthorName = message.Sender.Name,
        Text = TextOf(message.Content),
        Attachments = message.Attachments,
        ExternalId = message.ExternalId,
        At = clock.GetUtcNow(),
    };

    private static string TextOf(IncomingContent content) => content switch
    {
        IncomingContent.Text text => text.Value,
        IncomingContent.Choice choice => choice.Label,
        IncomingContent.Edit edit => edit.Value,
        IncomingContent.Unreadable unreadable => unreadable.Kind,
        _ => throw new ArgumentOutOfRangeException(nameof(content)),
    };

    private long Add(Address address, Func<long, TranscriptEntry>? entry)
    {
        lock (_gate)
        {
            var place = PlaceAt(address);
            var position = ++place.Length;
            TranscriptEntry[] added = entry is null ? [] : [entry(position)];
            place.Entries.AddRange(added);
            Tell(address, new TranscriptEvent.Added(added, position - 1, position));
            return position;
        }
    }

    private void Tell(Address address, TranscriptEvent what)
    {
        if (IsSilent) return;
        lock (_gate)
            foreach (var watcher in PlaceAt(address).Watchers) watcher(what);
    }

    private Place PlaceAt(Address address) =>
        _places.TryGetValue(address, out var place) ? place : _places[address] = new Place(new Sender(address.Value));

    private void ThrowIfBroken()
    {
        if (IsBroken) throw new IOException("The disk is full.");
    }

    private sealed class Place(Sender opener)
    {
        public Sender Opener { get; } = opener;
        public long Length { get; set; }
        public long Seen { get; set; }
        public int Typed { get; set; }
        public string? QueueNews { get; set; }
        public List<TranscriptEntry> Entries { get; } = [];
        public List<Action<TranscriptEvent>> Watchers { get; } = [];
    }

    private sealed class Watching(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
