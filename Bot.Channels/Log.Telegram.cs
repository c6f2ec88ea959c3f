using Microsoft.Extensions.Logging;

namespace SupportBot.Channels;

internal static partial class Log
{
    [LoggerMessage(3100, LogLevel.Information, "Telegram: reading messages, offset {Offset}.")]
    public static partial void TelegramStarts(this ILogger log, long? offset);

    [LoggerMessage(3101, LogLevel.Information, "Telegram: reading messages again.")]
    public static partial void TelegramRecovered(this ILogger log);

    [LoggerMessage(3102, LogLevel.Warning,
        "Telegram: {Trouble} Customers' messages wait at Telegram for up to 24 hours; trying again, at most a minute apart.")]
    public static partial void TelegramOutOfReach(this ILogger log, string trouble);

    [LoggerMessage(3103, LogLevel.Warning,
        "Telegram: another program reads this bot's messages. Stop the other one (a second SupportBot, an old server, a test machine) or "
        + "give it a bot of its own: one token can be read in one place only. Trying again until then, with growing pauses.")]
    public static partial void TelegramReadElsewhere(this ILogger log);

    [LoggerMessage(3104, LogLevel.Warning,
        "Telegram: this bot has a webhook, so Telegram sends its messages to a web address instead of here, and the webhook could not be removed: "
        + "{Trouble} Trying again, with growing pauses.")]
    public static partial void TelegramHasWebhook(this ILogger log, string trouble);

    [LoggerMessage(3105, LogLevel.Error, "Telegram: messages could not be stored. None is lost: they wait at Telegram; trying again.")]
    public static partial void TelegramNotStored(this ILogger log, Exception failure);

    [LoggerMessage(3106, LogLevel.Debug, "Telegram: update {Update} was left out: {Reason}.")]
    public static partial void TelegramSkipped(this ILogger log, long? update, string reason);

    [LoggerMessage(3107, LogLevel.Information, "Telegram: a pressed button could not be answered ({Reason}); the press itself is kept.")]
    public static partial void TelegramPressUnanswered(this ILogger log, string reason);

    [LoggerMessage(3108, LogLevel.Warning,
        "Telegram: this bot delivered to a web address. The webhook was removed, because Channels:Telegram:Webhook is not set here. If another program "
        + "had set it, stop that one or give it a bot of its own.")]
    public static partial void TelegramWebhookRemoved(this ILogger log);

    [LoggerMessage(3109, LogLevel.Information, "Telegram: messages are delivered to the webhook.")]
    public static partial void TelegramWebhookSet(this ILogger log);

    [LoggerMessage(3110, LogLevel.Warning,
        "Telegram: somebody else removed or changed this bot's webhook; it is set again. Stop the other program or give it a bot of its own.")]
    public static partial void TelegramWebhookChanged(this ILogger log);

    [LoggerMessage(3111, LogLevel.Warning,
        "Telegram: the address in Channels:Telegram:Webhook is not taken: {Trouble} Trying again, with growing pauses.")]
    public static partial void TelegramWebhookRefused(this ILogger log, string trouble);

    [LoggerMessage(3112, LogLevel.Warning,
        "Telegram: the webhook cannot be reached from outside ({Trouble}), {Waiting} messages wait at Telegram, for up to 24 hours. Look at the "
        + "proxy, the certificate and the name of Channels:Telegram:Webhook.")]
    public static partial void TelegramWebhookFails(this ILogger log, string trouble, int waiting);

    [LoggerMessage(3113, LogLevel.Information, "Telegram: the offer to go on in private, for message {Message} in a group, was not made: {Reason}")]
    public static partial void TelegramOfferFailed(this ILogger log, long message, string reason);

    [LoggerMessage(3114, LogLevel.Warning, "Telegram: a file ({Kind}) could not be fetched; agents see that it was sent. {Reason}")]
    public static partial void TelegramFileNotFetched(this ILogger log, string kind, string reason);

    [LoggerMessage(3115, LogLevel.Information, "Telegram: the menu of commands for '{Language}' was not set: {Reason}")]
    public static partial void TelegramMenuNotSet(this ILogger log, string language, string reason);
}
