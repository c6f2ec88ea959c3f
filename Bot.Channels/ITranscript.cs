namespace SupportBot.Channels;

/// <summary>What a channel that reads the transcript itself (the web chat) may see of a conversation: never notes, never readings.</summary>
public interface ITranscript
{
    /// <summary>Makes sure a conversation exists at this address. True when it was made now.</summary>
    Task<bool> OpenAsync(Address address, Sender sender, CancellationToken ct);

    /// <summary>Entries after a position, oldest first; null when there is no such conversation.</summary>
    Task<IReadOnlyList<TranscriptEntry>?> ReadAsync(Address address, long after, int limit, CancellationToken ct);

    /// <summary>Keeps what a customer says of the help they got. Once for each time the matter was settled; false when there is nothing to rate, or it was rated.</summary>
    /// <param name="score">1 to 5.</param>
    Task<bool> RateAsync(Address address, int score, string? comment, CancellationToken ct);

    /// <summary>Keeps up to where the customer has seen the conversation. It never goes back.</summary>
    Task SeenAsync(Address address, long position, CancellationToken ct);

    /// <summary>What whoever waits at this address was last told of the queue; null when nobody waits, or nothing was told.</summary>
    Task<string?> ReadQueueNewsAsync(Address address, CancellationToken ct);

    /// <summary>
    /// Calls back after every commit that added entries at this address, and when somebody there types, until disposed.
    /// Called on the committing thread: it must only hand over. A hint, not a delivery: on a gap in positions, read.
    /// </summary>
    IDisposable Watch(Address address, Action<TranscriptEvent> watcher);
}

/// <summary>One line a customer may see.</summary>
public sealed record TranscriptEntry
{
    /// <summary>Its place in the conversation: 1, 2, 3 and so on. Positions the customer may not see (notes) are skipped.</summary>
    public required long Position { get; init; }
    public required Author Author { get; init; }

    /// <summary>The customer's or the agent's shown name; null for the bot.</summary>
    public string? AuthorName { get; init; }
    public required string Text { get; init; }
    public IReadOnlyList<Choice> Choices { get; init; } = [];
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>What happened there, for an entry that has no words.</summary>
    public Happening? Happened { get; init; }

    /// <summary>The place of the entry that this one changes or takes away, when <see cref="Happened"/> says so; its new words are <see cref="Text"/>.</summary>
    public long? Amends { get; init; }

    /// <summary>The id the customer's client gave its own message.</summary>
    public string? ExternalId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Who wrote a line.</summary>
public enum Author
{
    Customer,
    Bot,
    Agent,
}

/// <summary>What a customer's page is told beside words.</summary>
public enum Happening
{
    /// <summary>The matter was settled.</summary>
    Resolved,

    /// <summary>The customer is asked what they think of the help.</summary>
    Asked,

    /// <summary>The customer said what they think of the help.</summary>
    Rated,

    /// <summary>A reply of an agent has other words now.</summary>
    Edited,

    /// <summary>A reply of an agent was taken back.</summary>
    TakenBack,
}

/// <summary>What a watcher of a transcript is told.</summary>
public abstract record TranscriptEvent
{
    private TranscriptEvent() { }

    /// <summary>
    /// Entries that were just committed, oldest first. <paramref name="From"/> is the position before the first thing of that
    /// commit: a watcher that has read up to it may take the entries as they are and has then read up to <paramref name="To"/>.
    /// </summary>
    public sealed record Added(IReadOnlyList<TranscriptEntry> Entries, long From, long To) : TranscriptEvent;

    /// <summary>How the queue stands now, in words (C16); null when there is nothing to wait for any more.</summary>
    public sealed record QueueTold(string? Words) : TranscriptEvent;

    /// <summary>The bot or an agent is writing.</summary>
    public sealed record Typing(Author Author, string? Name) : TranscriptEvent;
}
