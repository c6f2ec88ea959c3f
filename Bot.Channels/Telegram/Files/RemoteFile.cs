namespace SupportBot.Channels.Telegram;

/// <summary>A file that a customer sent and that lies at Telegram.</summary>
/// <param name="Kind">Telegram's word for it.</param>
/// <param name="Id">To ask for it with: https://core.telegram.org/bots/api#getfile.</param>
/// <param name="Name">As the customer's program gave it, or a plain one.</param>
/// <param name="Size">Bytes as announced; 0 when Telegram does not say.</param>
internal sealed record RemoteFile(string Kind, string Id, string Name, long Size)
{
    /// <summary>The file in a message; null for none.</summary>
    public static RemoteFile? In(Message message) => message switch
    {
        { Sticker: { } sticker } => Of("sticker", PictureOf(sticker), "sticker.webp"),
        { Voice: { } voice } => Of("voice", voice, "voice.ogg"),
        { VideoNote: { } note } => Of("video_note", note, "video.mp4"),
        { Photo: { } sizes } when Largest(sizes) is { } photo => Of("photo", photo, "photo.jpg"),
        // It comes with a document too, for programs that know no animations.
        { Animation: { } animation } => Of("animation", animation, "animation.mp4"),
        { Video: { } video } => Of("video", video, "video.mp4"),
        { Audio: { } audio } => Of("audio", audio, "audio.mp3"),
        { Document: { } document } => Of("document", document, "document"),
        _ => null,
    };

    private static RemoteFile Of(string kind, SharedFile file, string plainName)
    {
        var name = TextRules.Clean((file.FileName ?? "").ReplaceLineEndings(" "), TextRules.MaxNameLength);
        return new RemoteFile(kind, file.FileId, name.Length == 0 ? plainName : name, file.FileSize);
    }

    private static SharedFile? Largest(IReadOnlyList<SharedFile?> sizes) =>
        sizes.OfType<SharedFile>().MaxBy(size => (long)size.Width * size.Height);

    // Moving stickers are in formats of Telegram's own, or videos; a still picture comes with them.
    private static SharedFile PictureOf(SharedFile sticker) =>
        (sticker.IsAnimated || sticker.IsVideo) && sticker.Thumbnail is { } still ? still : sticker;
}
