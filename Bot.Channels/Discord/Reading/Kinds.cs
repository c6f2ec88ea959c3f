namespace SupportBot.Channels.Discord;

/// <summary>Discord's words for what is no text.</summary>
internal static class Kinds
{
    public const string Sticker = "sticker";

    private const long VoiceMessage = 1 << 13;

    /// <summary>Null when the message brought nothing of the kind.</summary>
    public static string? Of(MessagePayload message)
    {
        if (message.StickerItems is { Count: > 0 }) return Sticker;
        if (message.Attachments is { Count: > 0 } files) return OfFile(files[0], message.Flags);
        if (message.Poll is not null) return "poll";
        return message.MessageSnapshots is { Count: > 0 } ? "forward" : null;
    }

    public static string OfFile(AttachmentPayload? file, long? flags) =>
        (flags & VoiceMessage) is > 0 ? "voice" : file?.ContentType?.Split('/')[0] switch
        {
            "image" => "image",
            "video" => "video",
            "audio" => "audio",
            _ => "file",
        };

    /// <summary>The message that is forwarded; Discord forwards one at a time.</summary>
    public static ForwardedMessage? Forwarded(MessagePayload message) => message.MessageSnapshots is [{ Message: { } forwarded }, ..] ? forwarded : null;
}
