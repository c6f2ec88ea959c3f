using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Labels;

namespace SupportBot.Storage;

/// <summary>A ticket with everything an agent needs to take it over.</summary>
/// <param name="Earlier">Whether the transcript has lines before the first of <paramref name="Lines"/>.</param>
internal sealed record TicketDetail(TicketRow Row, ConversationId Conversation, Address Address, Facts Facts, TriagePosition? Triage,
    IReadOnlyList<TranscriptLine> Lines, bool Earlier)
{
    public Ticket Ticket => Row.Ticket;

    /// <summary>Where each fact was told.</summary>
    public FactSources FactsFrom { get; init; } = FactSources.None;

    /// <summary>Since when nothing reaches the customer; null while it does.</summary>
    public DateTimeOffset? UnreachableSince { get; init; }

    /// <summary>How long whoever waits was told it takes; null when no time was told.</summary>
    public ToldWait? ToldWait { get; init; }

    /// <summary>Who was asked whether evidence may be shared, and what they said; null when nobody was.</summary>
    public Approval? Approval { get; init; }

    /// <summary>What the customer last said of the help; null when they never did.</summary>
    public Rating? Rating { get; init; }

    /// <summary>What the same person wrote on other channels, the newest first.</summary>
    public IReadOnlyList<OtherConversation> Others { get; init; } = [];
}

/// <summary>A conversation of the same person on another channel, with its newest lines.</summary>
internal sealed record OtherConversation(TicketNumber Number, ChannelName Channel, TicketState State, IReadOnlyList<TranscriptLine> Lines);

/// <summary>One line of a transcript as agents see it.</summary>
internal sealed record TranscriptLine
{
    public required long Position { get; init; }
    public required LineKind Kind { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The agent who wrote it or did it.</summary>
    public string? AgentName { get; init; }

    /// <summary>The same, by id.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>True when the customer pressed a button instead of writing.</summary>
    public bool Pressed { get; init; }
    public string? Unreadable { get; init; }
    public IReadOnlyList<Choice> Choices { get; init; } = [];
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>What was read in the turn that ended with this message.</summary>
    public Assessment? Reading { get; init; }

    /// <summary>What people said of that reading, oldest first.</summary>
    public IReadOnlyList<ShownLabel> Labels { get; init; } = [];
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Abusive words, which are shown only to whoever opens them (C21).</summary>
    public bool IsFolded { get; init; }

    /// <summary>The newest reply that the customer's page has shown them.</summary>
    public bool IsSeen { get; init; }

    /// <summary>The colleagues a note names.</summary>
    public IReadOnlyList<Agent> Named { get; init; } = [];

    /// <summary>What it said before each edit, oldest first.</summary>
    public IReadOnlyList<EarlierWords> Earlier { get; init; } = [];

    /// <summary>When the customer took it back.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The message it answers, as the messenger names it.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>What that message says; null when it answers none, or one that is not kept here.</summary>
    public QuotedLine? Quote { get; init; }

    /// <summary>How the messenger names it, so that a reply can answer it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>What became of delivering it, where something has to be delivered.</summary>
    public DeliveryState? Delivery { get; init; }

    /// <summary>Why it was not delivered, or may not have been.</summary>
    public string? DeliveryProblem { get; init; }
}

/// <summary>What a message said until it was edited.</summary>
internal sealed record EarlierWords(string Text, DateTimeOffset ReplacedAt);

/// <summary>A message that another one answers.</summary>
internal sealed record QuotedLine(bool IsCustomers, string Text);
