using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Channels.Discord;

/// <summary>Everything the channel reads from and writes to Discord, with code generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GatewayPosition))]
[JsonSerializable(typeof(ShardedPosition))]
[JsonSerializable(typeof(GatewayFrame))]
[JsonSerializable(typeof(GatewayCommand<long?>))]
[JsonSerializable(typeof(GatewayCommand<IdentifyPayload>))]
[JsonSerializable(typeof(GatewayCommand<ResumePayload>))]
[JsonSerializable(typeof(HelloPayload))]
[JsonSerializable(typeof(ReadyPayload))]
[JsonSerializable(typeof(MessagePayload))]
[JsonSerializable(typeof(DeletionPayload))]
[JsonSerializable(typeof(TypingPayload))]
[JsonSerializable(typeof(InteractionPayload))]
[JsonSerializable(typeof(GatewayAddress))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(EditBody))]
[JsonSerializable(typeof(ReopenBody))]
[JsonSerializable(typeof(ThreadBody))]
[JsonSerializable(typeof(DirectBody))]
[JsonSerializable(typeof(CallbackBody))]
[JsonSerializable(typeof(WordsBody))]
[JsonSerializable(typeof(ApplicationPayload))]
[JsonSerializable(typeof(IReadOnlyList<CommandPayload>))]
[JsonSerializable(typeof(CreatedPayload))]
[JsonSerializable(typeof(ChannelPayload))]
[JsonSerializable(typeof(ThreadList))]
[JsonSerializable(typeof(IReadOnlyList<JsonElement>))]
[JsonSerializable(typeof(FailurePayload))]
internal sealed partial class DiscordJson : JsonSerializerContext;
