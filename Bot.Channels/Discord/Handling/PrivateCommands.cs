using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>Where a command belongs: to the conversation it was used in, or, used in public, to a private place like any call of the bot (C22).</summary>
internal sealed class PrivateCommands(PrivatePlaces places, PublicAnswers answers, DiscordOptions options, ILogger log)
{
    /// <summary>The message where it belongs, null when there is no place for it, and what the customer alone is shown.</summary>
    public async Task<(IncomingMessage? Message, string Shown)> PlaceAsync(Heard.Commanded used, string? botId, CancellationToken ct)
    {
        var (message, taken) = (used.Message, Markdown.Escape(((IncomingContent.Text)used.Message.Content).Value));
        if (used.GuildId is null) return (message, taken);
        try
        {
            if (botId is null) return (null, Markdown.Escape(options.NoPlaceReply));
            if (await places.IsOursAsync(message.Address.Value, botId, ct)) return (message, taken);
            var place = await places.OpenAsync(new ServerMessage(used.GuildId, message.Address.Value, MentionsBot: true, message, []), botId, ct);
            return (message with { Address = new Address(ChannelName.Discord, place.ChannelId) }, answers.Words(place));
        }
        catch (ChannelException e) when (e.Failure is not DeliveryFailure.ShutOut)
        {
            log.DiscordPlaceFailed(message.Address.Value, e.Message);
            return (null, Markdown.Escape(options.NoPlaceReply));
        }
    }
}
