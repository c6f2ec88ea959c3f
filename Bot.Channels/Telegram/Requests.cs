namespace SupportBot.Channels.Telegram;

/// <summary>Asks for what customers sent since the offset: https://core.telegram.org/bots/api#getupdates.</summary>
/// <param name="Offset">The first update wanted; it lets Telegram forget all before it. Null asks for the oldest it keeps.</param>
/// <param name="Timeout">Seconds to wait for something new.</param>
internal sealed record GetUpdates(long? Offset, int Limit, int Timeout, IReadOnlyList<string> AllowedUpdates);

/// <summary>Sends a text as it is, without markup: https://core.telegram.org/bots/api#sendmessage.</summary>
internal sealed record SendMessage(long ChatId, string Text, ReplyMarkup? ReplyMarkup);

/// <summary>Ends the waiting sign on a pressed button: https://core.telegram.org/bots/api#answercallbackquery.</summary>
internal sealed record AnswerCallbackQuery(string CallbackQueryId);
