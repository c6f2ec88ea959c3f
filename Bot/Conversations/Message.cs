using SupportBot.Channels;

namespace SupportBot.Conversations;

/// <summary>What a customer sent, as it stands in the transcript.</summary>
/// <param name="Position">Its place in the conversation.</param>
/// <param name="Text">The cleaned words; the label of a pressed button; empty for what cannot be read.</param>
/// <param name="Choice">The value of a pressed button.</param>
/// <param name="Unreadable">The messenger's word for what this version cannot read, such as <c>poll</c>.</param>
internal sealed record Message(long Position, string Text, DateTimeOffset At, string? Choice = null, string? Unreadable = null)
{
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}

/// <summary>What is said to a customer.</summary>
internal sealed record Reply(string Text, IReadOnlyList<Choice> Choices)
{
    public Reply(string text) : this(text, []) { }
}
