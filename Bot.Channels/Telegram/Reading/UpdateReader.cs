using System.Text.Json;

namespace SupportBot.Channels.Telegram;

/// <summary>Makes incoming messages of updates, each on its own, so that one that is damaged never stands in the way of the next.</summary>
internal sealed class UpdateReader(Self self)
{
    private readonly ExternalIds _ids = new(self.Id);
    private readonly MessageReader _messages = new(self, new ExternalIds(self.Id));
    private readonly PressReader _presses = new(new ExternalIds(self.Id));

    /// <summary>Reads one update whatever it holds: what cannot be read is skipped, never thrown.</summary>
    public Reading Read(JsonElement update) => Guarded(() => IdOf(update)) is { } id
        ? Guarded(() => ReadKnown(id, update)) ?? new Reading.Skipped(id, SkipReason.Damaged)
        : new Reading.Skipped(null, SkipReason.Damaged);

    private Reading ReadKnown(long id, JsonElement json) => json.Deserialize(TelegramJson.Default.Update) switch
    {
        { CallbackQuery: { } press } => _presses.Read(id, press),
        { Message: { } message } => _messages.Read(id, message, json.GetProperty("message"u8)),
        { EditedMessage: { } message } => _messages.ReadEdited(id, message),
        { MyChatMember: { } standing } => ReachReader.Read(id, standing, _ids),
        _ => new Reading.Skipped(id, IsOfChannel(json) ? SkipReason.Channel : SkipReason.UnknownUpdate),
    };

    private static bool IsOfChannel(JsonElement json) =>
        json.TryGetProperty("channel_post"u8, out _) || json.TryGetProperty("edited_channel_post"u8, out _);

    // Telegram's numbers have 32 bits. A wild one must not make the offset jump.
    private static long? IdOf(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object
        && update.TryGetProperty("update_id"u8, out var id) && id.ValueKind == JsonValueKind.Number
        && id.TryGetInt32(out var number) && number is >= 0 and < int.MaxValue
            ? number
            : null;

    // Half a surrogate pair in a name or a text shows itself only when it is read, as an InvalidOperationException.
    private static T? Guarded<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default;
        }
    }
}
