using System.Collections.Concurrent;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Delivers replies. Discord recognises a repeated nonce for a few minutes, so after a lost answer the message may simply be
/// sent again: that is <see cref="DeliveryFailure.NotDelivered"/>. Only when the next try comes after Discord's memory has faded is
/// the outcome <see cref="DeliveryFailure.Uncertain"/>, and nothing is sent then.
/// </summary>
internal sealed class MessageSender(DiscordRest rest, DiscordPace pace, TimeProvider clock)
{
    public const int TextLimit = 2000;

    private readonly ConcurrentDictionary<long, DateTimeOffset> _inDoubtSince = new();

    /// <summary>With all marks and escapes: Discord counts them.</summary>
    public static int LengthOf(FormattedText text) => DiscordText.Of(text).Length;

    public async Task<string> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (!Snowflake.IsValid(message.Address.Value))
            throw new ChannelException("The address is no Discord channel.", DeliveryFailure.Refused);
        RefuseWhenForgotten(message.OutboxId);
        try
        {
            var id = await SendPartsAsync(message, ct);
            _inDoubtSince.TryRemove(message.OutboxId, out _);
            return id;
        }
        catch (ChannelException e) when (e.Failure is DeliveryFailure.Uncertain)
        {
            _inDoubtSince.TryAdd(message.OutboxId, clock.GetUtcNow());
            throw new ChannelException(e.Message, DeliveryFailure.NotDelivered, e);
        }
    }

    // What was put into the outbox while Discord was off may be too long for it; it goes out in several, each with a nonce of its own.
    private async Task<string> SendPartsAsync(OutgoingMessage message, CancellationToken ct)
    {
        var parts = FormattedText.Parse(message.Text).Split(TextLimit, LengthOf);
        var id = "";
        for (var part = 0; part < parts.Count; part++)
        {
            var body = new MessageBody
            {
                Content = DiscordText.Of(parts[part]),
                Nonce = Nonce.Of(message, part, parts.Count == 1 ? message.Text : parts[part].Notation),
                Components = part == parts.Count - 1 ? Buttons.For(message.Choices) : null,
            };
            var route = Route.CreateMessage(message.Address.Value);
            id = (await rest.PostAsync(route, body, DiscordJson.Default.MessageBody, DiscordJson.Default.CreatedPayload, ct)).Id;
        }
        return id;
    }

    private void RefuseWhenForgotten(long outboxId)
    {
        if (!_inDoubtSince.TryGetValue(outboxId, out var since) || clock.GetUtcNow() - since < pace.NonceMemory) return;
        _inDoubtSince.TryRemove(outboxId, out _);
        throw new ChannelException("No answer came back in time; the message may or may not have arrived.", DeliveryFailure.Uncertain);
    }
}
