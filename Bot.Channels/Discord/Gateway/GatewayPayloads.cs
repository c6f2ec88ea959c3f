using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Channels.Discord;

/// <summary>One frame of the gateway (developer documentation, "Gateway Events", payload structure).</summary>
internal sealed record GatewayFrame
{
    public required int Op { get; init; }
    public JsonElement D { get; init; }
    public long? S { get; init; }
    public string? T { get; init; }
}

/// <summary>One frame to the gateway; a heartbeat before the first dispatch carries a plain null.</summary>
internal sealed record GatewayCommand<T>(int Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T D);

internal sealed record HelloPayload
{
    /// <summary>Milliseconds.</summary>
    public required long HeartbeatInterval { get; init; }
}

internal sealed record ReadyPayload
{
    public required string SessionId { get; init; }
    public required string ResumeGatewayUrl { get; init; }
    public required UserPayload User { get; init; }
}

internal sealed record IdentifyPayload(string Token, int Intents, IReadOnlyList<int> Shard, ConnectionProperties Properties);

internal sealed record ConnectionProperties(string Os, string Browser, string Device);

internal sealed record ResumePayload(string Token, string SessionId, long Seq);

/// <summary>The answer of <c>GET /gateway/bot</c>.</summary>
internal sealed record GatewayAddress
{
    public required string Url { get; init; }

    /// <summary>How many connections Discord recommends.</summary>
    public int? Shards { get; init; }
    public SessionStartLimit? SessionStartLimit { get; init; }
}

/// <param name="Remaining">How many sessions may still be started.</param>
/// <param name="ResetAfter">Milliseconds until the count starts anew.</param>
/// <param name="MaxConcurrency">How many may be started within five seconds, each by a shard of another group.</param>
internal sealed record SessionStartLimit(int Remaining, long ResetAfter, int? MaxConcurrency = null);
