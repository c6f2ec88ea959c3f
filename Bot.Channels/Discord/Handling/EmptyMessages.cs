using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Notices that Discord leaves out what customers write: without the message content intent, messages in servers come empty unless they name the
/// bot ("Message Content Intent"). Says so once an hour.
/// </summary>
internal sealed class EmptyMessages(TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private long? _said;

    public void Notice(ServerMessage said)
    {
        if (said.MentionsBot || said.Files.Count > 0 || said.Message.Content is not IncomingContent.Unreadable { Kind: MessageReader.Empty }) return;
        if (_said is { } last && clock.GetElapsedTime(last) < Pause) return;
        _said = clock.GetTimestamp();
        log.DiscordMessageEmpty(said.ChannelId, Advice.EmptyMessages);
    }
}
