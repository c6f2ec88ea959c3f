using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Channels.Discord;

/// <summary>Reads what the gateway sends. Pure, and never throws whatever comes: the next dispatch must not suffer from this one.</summary>
internal static class DispatchReader
{
    private const string Damaged = "damaged";

    /// <summary>One frame; null when it is none.</summary>
    public static GatewayFrame? ReadFrame(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, DiscordJson.Default.GatewayFrame);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The payload of a frame; null when it is damaged.</summary>
    public static T? ReadPayload<T>(JsonElement payload, JsonTypeInfo<T> type) where T : class
    {
        if (payload.ValueKind is not JsonValueKind.Object) return null;
        try
        {
            return payload.Deserialize(type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <param name="botId">The bot's own user id; null before the session began.</param>
    /// <param name="mediaBase">Where Discord keeps pictures of its own.</param>
    public static Heard Read(GatewayFrame frame, string? botId, string mediaBase) => frame.T switch
    {
        "READY" => Read(frame, DiscordJson.Default.ReadyPayload, ReadReady),
        "RESUMED" => new Heard.Resumed(),
        "MESSAGE_CREATE" => Read(frame, DiscordJson.Default.MessagePayload, m => MessageReader.ReadCreated(m, botId, mediaBase)),
        "MESSAGE_UPDATE" => Read(frame, DiscordJson.Default.MessagePayload, m => MessageReader.ReadUpdated(m, botId)),
        "MESSAGE_DELETE" or "MESSAGE_DELETE_BULK" => Read(frame, DiscordJson.Default.DeletionPayload, SideEventReader.ReadDeleted),
        "TYPING_START" => Read(frame, DiscordJson.Default.TypingPayload, typing => SideEventReader.ReadTyping(typing, botId)),
        "INTERACTION_CREATE" => Read(frame, DiscordJson.Default.InteractionPayload, InteractionReader.Read),
        null => new Heard.Unreadable(Damaged),
        _ => Heard.Nothing.Instance,
    };

    private static Heard Read<T>(GatewayFrame frame, JsonTypeInfo<T> type, Func<T, Heard?> meaning) where T : class =>
        (ReadPayload(frame.D, type) is { } payload ? meaning(payload) : null) ?? new Heard.Unreadable(Damaged);

    private static Heard.Ready? ReadReady(ReadyPayload ready) =>
        Snowflake.IsValid(ready.User.Id) ? new Heard.Ready(ready.SessionId, ready.ResumeGatewayUrl, ready.User.Id) : null;
}
