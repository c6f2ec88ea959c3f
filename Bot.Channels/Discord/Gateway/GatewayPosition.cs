using System.Text.Json;

namespace SupportBot.Channels.Discord;

/// <summary>How far a gateway session has been read: what a resume needs, and whom the bot is there.</summary>
/// <param name="SessionId">The session's id from READY.</param>
/// <param name="ResumeUrl">Where Discord wants this session resumed.</param>
/// <param name="BotId">The bot's own user id, which a resumed session does not tell again.</param>
/// <param name="Sequence">The last dispatch that was read.</param>
internal sealed record GatewayPosition(string SessionId, string ResumeUrl, string BotId, long Sequence)
{
    public ChannelPosition ToStored() => new(ChannelName.Discord, JsonSerializer.Serialize(this, DiscordJson.Default.GatewayPosition));

    /// <summary>Reads a stored position; null when there is none or it is damaged: a new session begins then.</summary>
    public static GatewayPosition? Parse(string? stored)
    {
        if (stored is null) return null;
        try
        {
            var position = JsonSerializer.Deserialize(stored, DiscordJson.Default.GatewayPosition);
            return position is { SessionId.Length: > 0 } && Snowflake.IsValid(position.BotId) ? position : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public GatewayPosition After(long? sequence) => sequence > Sequence ? this with { Sequence = sequence.Value } : this;
}
