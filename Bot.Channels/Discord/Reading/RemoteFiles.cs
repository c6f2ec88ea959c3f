using System.Globalization;

namespace SupportBot.Channels.Discord;

/// <summary>The files of a message, its own and those of what it forwards, and the pictures of its stickers.</summary>
internal static class RemoteFiles
{
    private const int Png = 1;
    private const int AnimatedPng = 2;

    /// <param name="mediaBase">Where stickers are ("Image Formatting": <c>stickers/id.png</c>).</param>
    public static IReadOnlyList<RemoteFile> Of(MessagePayload message, string mediaBase) =>
    [
        .. Of(message.Attachments, message.Flags),
        .. Kinds.Forwarded(message) is { } forwarded ? Of(forwarded.Attachments, forwarded.Flags) : [],
        .. (message.StickerItems ?? []).Select(sticker => Of(sticker, mediaBase)).OfType<RemoteFile>(),
    ];

    private static IEnumerable<RemoteFile> Of(IReadOnlyList<AttachmentPayload?>? attachments, long? flags) =>
        from attachment in (attachments ?? []).OfType<AttachmentPayload>()
        where attachment.Url is not null
        let name = TextRules.Clean(attachment.Filename ?? "", TextRules.MaxNameLength)
        select new RemoteFile(name.Length > 0 ? name : "file", attachment.Url!, Kinds.OfFile(attachment, flags));

    // The others are drawings or films for Discord's own player.
    private static RemoteFile? Of(StickerPayload? sticker, string mediaBase) =>
        sticker is { FormatType: Png or AnimatedPng } && Snowflake.IsValid(sticker.Id)
            ? new RemoteFile("sticker.png", string.Create(CultureInfo.InvariantCulture, $"{mediaBase.TrimEnd('/')}/stickers/{sticker.Id}.png"), Kinds.Sticker)
            : null;
}
