namespace SupportBot.Channels.Discord;

/// <summary>How far a gateway session has been read: what a resume needs, and whom the bot is there.</summary>
/// <param name="SessionId">The session's id from READY.</param>
/// <param name="ResumeUrl">Where Discord wants this session resumed.</param>
/// <param name="BotId">The bot's own user id, which a resumed session does not tell again.</param>
/// <param name="Sequence">The last dispatch that was read.</param>
internal sealed record GatewayPosition(string SessionId, string ResumeUrl, string BotId, long Sequence)
{
    public GatewayPosition After(long? sequence) => sequence > Sequence ? this with { Sequence = sequence.Value } : this;
}
