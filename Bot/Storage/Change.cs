using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>What a commit changed in one conversation.</summary>
/// <param name="Sequence">Rises with every change; a reader that reconnects asks for what is above its last one.</param>
/// <param name="From">The transcript position before this change; <see cref="Unknown"/> when another node made it.</param>
/// <param name="To">The transcript position after it.</param>
/// <param name="Entries">The new lines a customer may see.</param>
internal sealed record Change(
    long Sequence, ConversationId Conversation, Address Address, long From, long To, IReadOnlyList<TranscriptEntry> Entries)
{
    public const long Unknown = -1;

    /// <summary>A turn of this conversation is still owed by this node, from this time on.</summary>
    public DateTimeOffset? OwedAt { get; init; }

    /// <summary>A timer was set or cleared.</summary>
    public bool TimersChanged { get; init; }

    /// <summary>The customer's message that arrived with it, as the next turn reads it.</summary>
    public Message? Arrived { get; init; }

    /// <summary>The conversation as a turn, a timer or an agent left it.</summary>
    public Conversation? After { get; init; }

    /// <summary>Whether what the customer was told of the queue is another now.</summary>
    public bool QueueTold { get; init; }

    /// <summary>Up to which position messages were taken by a turn; null when none were.</summary>
    public long? Handled { get; init; }
}
