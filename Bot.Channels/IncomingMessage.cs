namespace SupportBot.Channels;

/// <summary>What a channel made of one thing a customer sent.</summary>
public sealed record IncomingMessage
{
    /// <summary>Where it was written, and where the reply goes.</summary>
    public required Address Address { get; init; }

    /// <summary>The messenger's stable id of this message or update. A second arrival under the same channel and id is ignored.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Sender Sender { get; init; }

    /// <summary>What was sent.</summary>
    public required IncomingContent Content { get; init; }

    /// <summary>When the messenger says it was sent; null means now.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Files that came with it, already kept by <see cref="IAttachments"/>.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>
    /// The message it answers: the <see cref="ExternalId"/> of another of the customer's, or what <see cref="IChannel.SendAsync"/> returned for
    /// one of ours. Null when it answers none.
    /// </summary>
    public string? RepliesTo { get; init; }
}

/// <summary>The person behind a message, as far as the messenger tells.</summary>
/// <param name="ExternalId">The messenger's id of the person.</param>
/// <param name="Name">The name they show, never trusted as markup; at most 128 characters are kept.</param>
/// <param name="LanguageHint">The messenger's language hint, such as <c>ru</c> or <c>en-GB</c>; only a hint.</param>
public sealed record Sender(string ExternalId, string? Name = null, string? LanguageHint = null);

/// <summary>The closed set of things a customer can send.</summary>
public abstract record IncomingContent
{
    private IncomingContent() { }

    /// <summary>Words. Longer texts than <see cref="TextRules.MaxIncomingLength"/> are refused or cut at the border.</summary>
    public sealed record Text(string Value) : IncomingContent;

    /// <summary>A pressed button: the value the script gave it, and the words the customer saw.</summary>
    public sealed record Choice(string Value, string Label) : IncomingContent;

    /// <summary>New words for an earlier message.</summary>
    public sealed record Edit(string EditedExternalId, string Value) : IncomingContent;

    /// <summary>The customer took an earlier message back.</summary>
    public sealed record Deletion(string DeletedExternalId) : IncomingContent;

    /// <summary>Something this version cannot read (a poll, a file that could not be fetched), with the messenger's word for it.</summary>
    public sealed record Unreadable(string Kind) : IncomingContent;

    /// <summary>The customer shut the bot out, or let it in again.</summary>
    public sealed record Reach(bool CanBeReached) : IncomingContent;
}
