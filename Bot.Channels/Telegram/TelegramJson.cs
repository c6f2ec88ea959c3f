using System.Text.Json.Serialization;

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
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(Sent))]
internal sealed partial class TelegramJson : JsonSerializerContext;
