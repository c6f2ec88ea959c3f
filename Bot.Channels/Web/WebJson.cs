using System.Text.Json.Serialization;

namespace SupportBot.Channels.Web;

/// <summary>The small bodies of the protocol. Activities have their own reader and writer.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TokenClaims))]
[JsonSerializable(typeof(IdentityClaims))]
[JsonSerializable(typeof(ConversationReply))]
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(VisitRequest))]
[JsonSerializable(typeof(AboutReply))]
internal sealed partial class WebJson : JsonSerializerContext;

/// <summary>What a token of ours says. <c>user</c> is the claim the official clients read.</summary>
internal sealed record TokenClaims
{
    [JsonPropertyName("conv")] public required string Conversation { get; init; }
    public required string User { get; init; }
    public string? Name { get; init; }
    public bool Signed { get; init; }

    /// <summary>When the site's own signature ends.</summary>
    public long? Until { get; init; }
    public required TokenUse Use { get; init; }
    [JsonPropertyName("iat")] public required long IssuedAt { get; init; }
    [JsonPropertyName("exp")] public required long Expires { get; init; }
}

/// <summary>What a site's token says about its customer (RFC 7519 names).</summary>
internal sealed record IdentityClaims
{
    [JsonPropertyName("sub")] public string? Subject { get; init; }
    public string? Name { get; init; }
    [JsonPropertyName("exp")] public double? Expires { get; init; }
    [JsonPropertyName("nbf")] public double? NotBefore { get; init; }
}

/// <summary>The answer to starting, finding again, or renewing a conversation.</summary>
internal sealed record ConversationReply
{
    public required string ConversationId { get; init; }
    public required string Token { get; init; }
    [JsonPropertyName("expires_in")] public required int ExpiresIn { get; init; }
    public string? StreamUrl { get; init; }
    public string? UserId { get; init; }
    public string? ReturnToken { get; init; }
}

/// <summary>What the widget has to know before anybody writes.</summary>
internal sealed record AboutReply
{
    public required IReadOnlyList<string> AskFirst { get; init; }

    /// <summary>When people are back; left out while they are there.</summary>
    public DateTime? BackAt { get; init; }
    public required long MaxUploadBytes { get; init; }
    public required int MaxUploadFiles { get; init; }
}

/// <summary>The customer a caller names when it starts a conversation.</summary>
internal sealed record StartRequest(StartUser? User, string? Locale);

internal sealed record StartUser(string? Id, string? Name);

/// <summary>What a visitor's page shows for a token: what it kept from the last visit, who the site says it is, and the solution of a challenge.</summary>
internal sealed record VisitRequest(string? Token, string? Identity, string? Proof = null);

internal sealed record ErrorReply(ErrorBody Error, Challenge? Challenge = null);

internal sealed record ErrorBody(string Code, string Message);
