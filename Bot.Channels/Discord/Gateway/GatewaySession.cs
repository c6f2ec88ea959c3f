using System.Text.Json;

namespace SupportBot.Channels.Discord;

/// <summary>The gateway session as the connections of one run see it: begun, lost, resumed, and how far it was read.</summary>
internal sealed class GatewaySession(Shard shard, GatewayPosition? stored, string token)
{
    // GUILDS, GUILD_MESSAGES, GUILD_MESSAGE_TYPING, DIRECT_MESSAGES, DIRECT_MESSAGE_TYPING, MESSAGE_CONTENT ("List of Intents").
    private const int Intents = 1 << 0 | 1 << 9 | 1 << 11 | 1 << 12 | 1 << 14 | 1 << 15;
    private const int MostFailedResumes = 3;

    private int _failedResumes;

    public Shard Shard => shard;

    /// <summary>How far dispatches were handed on; null while there is no session.</summary>
    public GatewayPosition? Position { get; private set; } = stored;

    /// <summary>Where to resume; null to ask Discord for an address, also when the session's own cannot be reached.</summary>
    public Uri? ResumeUrl => Position is not null && _failedResumes < MostFailedResumes ? GatewayUrl.For(Position.ResumeUrl) : null;

    /// <summary>Whether the newest connection brought something new.</summary>
    public bool WentOn { get; private set; }

    /// <summary>The position after a dispatch.</summary>
    public GatewayPosition? After(long? sequence, Heard heard) => heard is Heard.Ready ready
        ? new GatewayPosition(ready.SessionId, ready.ResumeUrl, ready.BotId, sequence ?? 0)
        : Position?.After(sequence);

    /// <summary>A dispatch was handed on for good.</summary>
    public void MoveTo(GatewayPosition? position, Heard heard)
    {
        if (heard is Heard.Ready or Heard.Resumed) _failedResumes = 0;
        WentOn |= position != Position;
        Position = position;
    }

    public void Forget() => Position = null;

    public void ConnectFailed()
    {
        _failedResumes++;
        WentOn = false;
    }

    /// <summary>The first frame on a new connection: resume where we were, or identify.</summary>
    public byte[] Opening()
    {
        WentOn = false;
        return Position is { } position ? Resume(position) : Identify();
    }

    private byte[] Resume(GatewayPosition position) => JsonSerializer.SerializeToUtf8Bytes(
        new GatewayCommand<ResumePayload>(GatewayOp.Resume, new(token, position.SessionId, position.Sequence)),
        DiscordJson.Default.GatewayCommandResumePayload);

    private byte[] Identify() => JsonSerializer.SerializeToUtf8Bytes(
        new GatewayCommand<IdentifyPayload>(GatewayOp.Identify, new(token, Intents, [shard.Number, shard.Count], new("linux", "supportbot", "supportbot"))),
        DiscordJson.Default.GatewayCommandIdentifyPayload);
}
