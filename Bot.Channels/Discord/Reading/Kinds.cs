namespace SupportBot.Channels.Discord;

/// <summary>Discord's words for what this version cannot read.</summary>
internal static class Kinds
{
    private const long VoiceMessage = 1 << 13;

    /// <summary>Null when the message brought nothing of the kind.</summary>
    public static string? Of(MessagePayload message)
    {
        if ((message.Flags & VoiceMessage) is > 0) return "voice";
        if (message.StickerItems is { Count: > 0 }) return "sticker";
        if (message.Attachments is [var first, ..]) return OfFile(first?.ContentType);
        if (message.Poll is not null) return "poll";
        return message.MessageSnapshots is { Count: > 0 } ? "forward" : null;
    }

    private static string OfFile(string? contentType) => contentType?.Split('/')[0] switch
    {
        "image" => "image",
        "video" => "video",
        "audio" => "audio",
        _ => "file",
    };
}
