using System.Collections.Concurrent;
using System.Globalization;
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
            var id = message.File is { } file ? await SendFileAsync(message, file, ct) : await SendPartsAsync(message, ct);
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
                MessageReference = part == 0 ? Quoted(message) : null,
            };
            id = await PostAsync(message.Address, body, (sent, route) =>
                rest.PostAsync(route, sent, DiscordJson.Default.MessageBody, DiscordJson.Default.CreatedPayload, ct), ct);
        }
        return id;
    }

    private async Task<string> SendFileAsync(OutgoingMessage message, OutgoingFile file, CancellationToken ct)
    {
        if (file.Size > Uploads.LongestFile) throw RestFailure.FileTooLong();
        var about = string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Size}");
        var body = new MessageBody { Nonce = Nonce.Of(message, 0, about), MessageReference = Quoted(message) };
        return await PostAsync(message.Address, body, async (sent, route) =>
        {
            await using var content = await file.OpenAsync(ct);
            using var form = Uploads.Of(sent, file, content);
            return await rest.UploadAsync(route, form, DiscordJson.Default.CreatedPayload, ct);
        }, ct);
    }

    private async Task<string> PostAsync(Address address, MessageBody body, Func<MessageBody, Route, Task<CreatedPayload>> post, CancellationToken ct)
    {
        var route = Route.CreateMessage(address.Value);
        try
        {
            return (await ArchivedThreads.ReopenedAsync(rest, address.Value, () => post(body, route), ct)).Id;
        }
        catch (ChannelException e) when (body.MessageReference is not null && DiscordError.Is(e, DiscordError.MayNotQuote))
        {
            return (await post(body with { MessageReference = null }, route)).Id;
        }
    }

    // A pressed button or a command is no message that could be quoted.
    private static MessageReference? Quoted(OutgoingMessage message) =>
        Snowflake.IsValid(message.RepliesTo) ? new MessageReference(message.RepliesTo!) : null;

    private void RefuseWhenForgotten(long outboxId)
    {
        if (!_inDoubtSince.TryGetValue(outboxId, out var since) || clock.GetUtcNow() - since < pace.NonceMemory) return;
        _inDoubtSince.TryRemove(outboxId, out _);
        throw new ChannelException("No answer came back in time; the message may or may not have arrived.", DeliveryFailure.Uncertain);
    }
}
