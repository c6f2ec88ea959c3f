using System.Text.Json;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Discord;

/// <summary>Changes and withdraws what the bot sent ("Edit Message", "Delete Message"). Each may be done twice, so a lost answer is no doubt.</summary>
internal sealed class SentMessages(DiscordRest rest)
{
    private static readonly byte[] NoChoices = JsonSerializer.SerializeToUtf8Bytes(new EditBody { Components = [] }, DiscordJson.Default.EditBody);

    /// <summary>Other words in place, and no buttons.</summary>
    public Task EditAsync(Address address, string messageId, string text, CancellationToken ct)
    {
        var words = DiscordText.Of(FormattedText.Parse(text).Split(MessageSender.TextLimit, MessageSender.LengthOf)[0]);
        var body = new EditBody { Content = words, Components = [], AllowedMentions = new(), Flags = MessageBody.SuppressEmbeds };
        return ChangeAsync(Route.EditMessage, address, messageId, JsonSerializer.SerializeToUtf8Bytes(body, DiscordJson.Default.EditBody), ct);
    }

    /// <summary>The buttons go; also done when the message or its place is gone.</summary>
    public async Task CloseChoicesAsync(Address address, string messageId, CancellationToken ct)
    {
        try
        {
            await ChangeAsync(Route.EditMessage, address, messageId, NoChoices, ct);
        }
        catch (ChannelException e) when (IsGone(e))
        {
            // Nobody can press them any more.
        }
    }

    public async Task RemoveAsync(Address address, string messageId, CancellationToken ct)
    {
        try
        {
            await ChangeAsync(Route.DeleteMessage, address, messageId, body: null, ct);
        }
        catch (ChannelException e) when (IsGone(e))
        {
            // Nobody sees it any more.
        }
    }

    private async Task ChangeAsync(Func<string, string, Route> route, Address address, string messageId, byte[]? body, CancellationToken ct)
    {
        if (!Snowflake.IsValid(address.Value) || !Snowflake.IsValid(messageId))
            throw new ChannelException("This is no message on Discord.", DeliveryFailure.Refused);
        try
        {
            await ArchivedThreads.ReopenedAsync(rest, address.Value, () => rest.SendAsync(route(address.Value, messageId), body, ct), ct);
        }
        catch (ChannelException e) when (e.Failure is DeliveryFailure.Uncertain)
        {
            throw new ChannelException(e.Message, DeliveryFailure.NotDelivered, e);
        }
    }

    private static bool IsGone(ChannelException e) => DiscordError.Is(e, DiscordError.UnknownMessage, DiscordError.UnknownChannel);
}
