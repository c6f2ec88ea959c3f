using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;

namespace SupportBot.Storage.Labels;

/// <summary>Where in a conversation a labelled message stands.</summary>
/// <param name="Position">Of the last message of the turn.</param>
internal sealed record LabelledPlace(ConversationId Conversation, Address Address, long Position);

/// <summary>What one person says of one message.</summary>
/// <param name="Text">As it was written; it is masked before it is kept.</param>
/// <param name="Answers">By head, an index of its answers.</param>
internal sealed record NewLabels(string Text, AgentId By, LabelSource Source, IReadOnlyDictionary<Head, int> Answers)
{
    /// <summary>Null for a message that stands in no conversation of ours.</summary>
    public LabelledPlace? Place { get; init; }

    /// <summary>What the model had read; null when it was not asked.</summary>
    public Assessment? Read { get; init; }

    /// <summary>Which model that was; null when it is not known.</summary>
    public string? ReadBy { get; init; }
}

/// <summary>A label as people see it.</summary>
/// <param name="By">The labeller's name; null when the account is gone.</param>
internal sealed record ShownLabel(Head Head, int Value, string? By, DateTimeOffset At);
