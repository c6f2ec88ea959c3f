using System.Globalization;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// Names what arrives so that a second arrival is known as one. Every name begins with the bot's own number, because Telegram
/// numbers messages for each bot anew and a deployment may change its bot.
/// </summary>
internal sealed class ExternalIds(string botId)
{
    /// <summary>
    /// A message, so that an edit can name it. The update's number would not do even without edits: after a quiet week Telegram
    /// goes on from a random one, which may have been used before.
    /// </summary>
    public string OfMessage(Message message) => Join(message.Chat.Id, message.MessageId);

    /// <summary>One edit of a message. Its date would not do: a message may be edited twice within a second.</summary>
    public string OfEdit(Message message, long update) => $"{OfMessage(message)}:{Number(update)}";

    /// <summary>One press of a button.</summary>
    public string OfPress(string callback) => $"{botId}:cb:{callback}";

    /// <summary>One time a customer shut the bot out or let it in.</summary>
    public string OfReach(long chat, long date, long update) => $"{botId}:reach:{Number(chat)}:{Number(date)}:{Number(update)}";

    /// <summary>A message that another answers: ours by its number alone, as sending returns it.</summary>
    public string OfAnswered(Message message) =>
        message.From is { IsBot: true } from && Number(from.Id) == botId ? Number(message.MessageId) : OfMessage(message);

    /// <summary>The number of a customer's message in a chat; null when the name is of something else.</summary>
    public long? MessageIn(string externalId, long chat) =>
        externalId.Split(':') is [var bot, var place, var message, ..] && bot == botId && place == Number(chat)
        && long.TryParse(message, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private string Join(long chat, long message) => $"{botId}:{Number(chat)}:{Number(message)}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
