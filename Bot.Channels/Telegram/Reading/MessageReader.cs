using System.Text.Json;

namespace SupportBot.Channels.Telegram;

/// <summary>Reads messages and their edits.</summary>
internal sealed class MessageReader(Self self, ExternalIds ids)
{
    private const string Start = "/start";

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
        var words = Words(message);
        if (words.Length > 0) return new IncomingContent.Text(IsStart(words) ? Start : words);
        return message.Text is null && Kinds.Of(json) is { } kind ? new IncomingContent.Unreadable(kind) : null;
    }

    private static string Words(Message message) => TextRules.Clean(message.Text ?? message.Caption ?? "");

    // A deep link adds its payload, a client sometimes the bot's name: https://core.telegram.org/bots/features#deep-linking.
    private static bool IsStart(string words) =>
        words.StartsWith(Start, StringComparison.Ordinal) && (words.Length == Start.Length || words[Start.Length] is ' ' or '@');

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
