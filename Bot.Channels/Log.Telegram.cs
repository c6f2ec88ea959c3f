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
        "Telegram: this bot has a webhook, so Telegram sends its messages to a web address instead of here. Remove it by calling the "
        + "Bot API's deleteWebhook with this bot's token. Trying again until then, with growing pauses.")]
    public static partial void TelegramHasWebhook(this ILogger log);

    [LoggerMessage(3105, LogLevel.Error, "Telegram: messages could not be stored. None is lost: they wait at Telegram; trying again.")]
    public static partial void TelegramNotStored(this ILogger log, Exception failure);

    [LoggerMessage(3106, LogLevel.Debug, "Telegram: update {Update} was left out: {Reason}.")]
    public static partial void TelegramSkipped(this ILogger log, long? update, string reason);

    [LoggerMessage(3107, LogLevel.Information, "Telegram: a pressed button could not be answered ({Reason}); the press itself is kept.")]
    public static partial void TelegramPressUnanswered(this ILogger log, string reason);
}
