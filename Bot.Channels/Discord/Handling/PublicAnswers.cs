using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>The only thing the bot ever says where everybody reads it: that it goes on elsewhere (C22).</summary>
internal sealed class PublicAnswers(DiscordRest rest, DiscordOptions options, ILogger log)
{
    /// <summary>One try: the customer's words are safe by then and they were called to the thread, so nobody waits for this.</summary>
    public async Task SendAsync(ServerMessage call, PrivatePlace place, CancellationToken ct)
    {
        var body = new MessageBody { Content = Words(place), Nonce = Nonce.OfAnswerTo(call.Message.ExternalId) };
        try
        {
            var route = Route.CreateMessage(call.ChannelId);
            await rest.PostAsync(route, body, DiscordJson.Default.MessageBody, DiscordJson.Default.CreatedPayload, ct);
        }
        catch (ChannelException e)
        {
            log.DiscordPublicAnswerFailed(call.Message.ExternalId, e.Message);
        }
    }

    /// <summary>Where it goes on: no more, so it may be read by everybody.</summary>
    public string Words(PrivatePlace place) => place switch
    {
        // The link goes in after the escaping: it is the one piece of markup that is meant.
        PrivatePlace.Thread thread =>
            Markdown.Escape(options.ThreadReply).Replace("{thread}", $"<#{thread.ChannelId}>", StringComparison.Ordinal),
        _ => Markdown.Escape(options.DirectReply),
    };
}
