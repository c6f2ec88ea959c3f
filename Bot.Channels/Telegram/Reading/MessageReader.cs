using System.Buffers;
using System.Text.Json;

namespace SupportBot.Channels.Telegram;

/// <summary>Reads messages and their edits.</summary>
internal sealed class MessageReader(Self self, ExternalIds ids)
{
    private const string Start = "/start";
    private static readonly SearchValues<char> CommandLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    public Reading Read(long update, Message message, JsonElement json)
    {
        if (WhyNot(message) is { } reason)
        {
            return reason == SkipReason.Group && message.From is { IsBot: false } from && GroupCalls.Mean(self, message)
                ? new Reading.Called(update, message.Chat.Id, message.MessageThreadId, message.MessageId, People.Of(from))
                : new Reading.Skipped(update, reason);
        }
        return Content(message, json) is { } content
            ? new Reading.Received(update, Incoming(message, ids.OfMessage(message), content, message.Date))
            {
                Files = RemoteFile.In(message) is { } file ? [file] : [],
                Album = message.MediaGroupId is { } album ? $"{message.Chat.Id}:{album}" : null,
            }
            : new Reading.Skipped(update, message.Text is null ? SkipReason.Service : SkipReason.Empty);
    }

    public Reading ReadEdited(long update, Message message)
    {
        if (WhyNot(message) is { } reason) return new Reading.Skipped(update, reason);
        var words = Words(message);
        if (words.Length == 0) return new Reading.Skipped(update, SkipReason.Empty);
        var content = new IncomingContent.Edit(ids.OfMessage(message), words);
        return new Reading.Received(update, Incoming(message, ids.OfEdit(message, update), content, message.EditDate));
    }

    private static string? WhyNot(Message message) => message switch
    {
        { Chat.IsPrivate: false } => SkipReason.Group,
        { From: null } => SkipReason.Damaged,
        { From.IsBot: true } => SkipReason.FromBot,
        _ => null,
    };

    private static IncomingContent? Content(Message message, JsonElement json)
    {
        if (Words(message) is { Length: > 0 } words) return new IncomingContent.Text(WithoutName(words));
        if (RemoteFile.In(message) is not null) return new IncomingContent.Text(TextRules.Clean(message.Sticker?.Emoji ?? ""));
        if (Shared(message) is { Length: > 0 } shared) return new IncomingContent.Text(shared);
        return message.Text is null && Kinds.Of(json) is { } kind ? new IncomingContent.Unreadable(kind) : null;
    }

    private static string? Shared(Message message) => message switch
    {
        { Contact: { } contact } => SharedText.Contact($"{contact.FirstName} {contact.LastName}".Trim(), contact.PhoneNumber),
        // A venue has a location of its own beside it.
        { Venue: { } venue } => SharedText.Location(venue.Location.Latitude, venue.Location.Longitude, venue.Title, venue.Address),
        { Location: { } location } => SharedText.Location(location.Latitude, location.Longitude),
        _ => null,
    };

    private static string Words(Message message) => TextRules.Clean(message.Text ?? message.Caption ?? "");

    // A deep link adds its payload to /start, a client sometimes the bot's name to any command: https://core.telegram.org/bots/features#deep-linking.
    private static string WithoutName(string words)
    {
        if (words[0] != '/') return words;
        var end = words.AsSpan().IndexOfAny(" \n@");
        var command = end < 0 ? words : words[..end];
        if (command == Start || end < 0) return command;
        if (command.AsSpan(1).ContainsAnyExcept(CommandLetters)) return words;
        var rest = words[end] == '@' ? words.AsSpan(end).IndexOfAny(" \n") is >= 0 and var after ? words[(end + after)..] : "" : words[end..];
        return command + rest;
    }

    private IncomingMessage Incoming(Message message, string id, IncomingContent content, long sentAt) => new()
    {
        Address = People.PlaceOf(message.Chat),
        ExternalId = id,
        Sender = People.Of(message.From!),
        Content = content,
        RepliesTo = message.ReplyToMessage is { } answered && answered.Chat.Id == message.Chat.Id ? ids.OfAnswered(answered) : null,
        SentAt = Times.Of(sentAt),
    };
}
