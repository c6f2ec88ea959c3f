using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Channels.Telegram;

/// <summary>Everything the channel reads from and writes to Telegram, with code generated at build time.</summary>
[JsonSourceGenerationOptions(
    MaxDepth = 512, // far deeper than Telegram nests: one odd update must not make a whole batch unreadable
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(ReplyParameters))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(EditMessageReplyMarkup))]
[JsonSerializable(typeof(DeleteMessage))]
[JsonSerializable(typeof(SendChatAction))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(GetMe))]
[JsonSerializable(typeof(GetFile))]
[JsonSerializable(typeof(SetMyCommands))]
[JsonSerializable(typeof(SetWebhook))]
[JsonSerializable(typeof(GetWebhookInfo))]
[JsonSerializable(typeof(DeleteWebhook))]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(Sent))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(FilePath))]
[JsonSerializable(typeof(WebhookInfo))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class TelegramJson : JsonSerializerContext
{
    /// <summary>What Telegram answered, or null when it is not that.</summary>
    public static T? Read<T>(JsonElement json, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return json.Deserialize(type);
        }
        // Half a surrogate pair shows itself only when it is read, as an InvalidOperationException.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
