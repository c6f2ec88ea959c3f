using System.Text.Json;

namespace SupportBot.Channels.Discord;

/// <summary>
/// The parts of a Discord message the channel reads ("Message Object", and the extra fields of Message Create). A damaged
/// message may have holes in its lists.
/// </summary>
internal sealed record MessagePayload
{
    public required string Id { get; init; }
    public required string ChannelId { get; init; }
    public string? GuildId { get; init; }
    public int? ChannelType { get; init; }
    public int? Type { get; init; }
    public long? Flags { get; init; }
    public UserPayload? Author { get; init; }
    public MemberPayload? Member { get; init; }
    public string? WebhookId { get; init; }
    public string? Content { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public DateTimeOffset? EditedTimestamp { get; init; }
    public IReadOnlyList<UserPayload?>? Mentions { get; init; }
    public IReadOnlyList<AttachmentPayload?>? Attachments { get; init; }
    public IReadOnlyList<StickerPayload?>? StickerItems { get; init; }
    public IReadOnlyList<SnapshotPayload?>? MessageSnapshots { get; init; }
    public ReferencePayload? MessageReference { get; init; }
    public JsonElement? Poll { get; init; }
    public IReadOnlyList<ComponentPayload?>? Components { get; init; }
}

internal sealed record UserPayload
{
    public required string Id { get; init; }
    public string? Username { get; init; }
    public string? GlobalName { get; init; }
    public bool? Bot { get; init; }
}

internal sealed record MemberPayload
{
    public string? Nick { get; init; }
    public UserPayload? User { get; init; }
}

internal sealed record AttachmentPayload
{
    public string? ContentType { get; init; }
    public string? Filename { get; init; }
    public string? Url { get; init; }
}

internal sealed record StickerPayload
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public int? FormatType { get; init; }
}

/// <summary>The message it answers, or forwards ("Message Reference Types").</summary>
internal sealed record ReferencePayload
{
    public int? Type { get; init; }
    public string? MessageId { get; init; }
}

internal sealed record SnapshotPayload
{
    public ForwardedMessage? Message { get; init; }
}

internal sealed record ForwardedMessage
{
    public string? Content { get; init; }
    public long? Flags { get; init; }
    public IReadOnlyList<UserPayload?>? Mentions { get; init; }
    public IReadOnlyList<AttachmentPayload?>? Attachments { get; init; }
}

/// <summary>Message Delete, and Message Delete Bulk: one id or several.</summary>
internal sealed record DeletionPayload
{
    public string? Id { get; init; }
    public IReadOnlyList<string?>? Ids { get; init; }
    public required string ChannelId { get; init; }
    public string? GuildId { get; init; }
}

internal sealed record TypingPayload
{
    public required string ChannelId { get; init; }
    public required string UserId { get; init; }
    public string? GuildId { get; init; }
}

/// <summary>A row of buttons, or a button.</summary>
internal sealed record ComponentPayload
{
    public required int Type { get; init; }
    public string? CustomId { get; init; }
    public string? Label { get; init; }
    public int? Style { get; init; }
    public IReadOnlyList<ComponentPayload?>? Components { get; init; }
}
