namespace SupportBot.Channels.Telegram;

/// <summary>Asks for what customers sent since the offset: https://core.telegram.org/bots/api#getupdates.</summary>
/// <param name="Offset">The first update wanted; it lets Telegram forget all before it. Null asks for the oldest it keeps.</param>
/// <param name="Timeout">Seconds to wait for something new.</param>
internal sealed record GetUpdates(long? Offset, int Limit, int Timeout, IReadOnlyList<string> AllowedUpdates);

/// <summary>Sends a text: https://core.telegram.org/bots/api#sendmessage.</summary>
/// <param name="Text">Without markup; 4096 UTF-16 units at most.</param>
/// <param name="Entities">What in it is shown how; Telegram takes the first 100. Null for nothing.</param>
internal sealed record SendMessage(long ChatId, string Text, IReadOnlyList<MessageEntity>? Entities, ReplyMarkup? ReplyMarkup)
{
    /// <summary>The topic of a forum it belongs to; null for none.</summary>
    public long? MessageThreadId { get; init; }

    public ReplyParameters? ReplyParameters { get; init; }
}

/// <summary>Which message is quoted: https://core.telegram.org/bots/api#replyparameters.</summary>
/// <param name="AllowSendingWithoutReply">It is sent all the same when that message is gone.</param>
internal sealed record ReplyParameters(long MessageId, bool AllowSendingWithoutReply = true);

/// <summary>How a piece of a text is shown: https://core.telegram.org/bots/api#messageentity.</summary>
/// <param name="Type">bold, italic, code, pre or text_link.</param>
internal sealed record MessageEntity(string Type)
{
    /// <summary>In UTF-16 units, as is <see cref="Length"/>.</summary>
    public int Offset { get; init; }
    public int Length { get; init; }
    public string? Url { get; init; }
    public string? Language { get; init; }

    /// <summary>Whom a <c>text_mention</c> means.</summary>
    public User? User { get; init; }
}

/// <summary>Ends the waiting sign on a pressed button: https://core.telegram.org/bots/api#answercallbackquery.</summary>
internal sealed record AnswerCallbackQuery(string CallbackQueryId);

/// <summary>https://core.telegram.org/bots/api#getme.</summary>
internal sealed record GetMe;

/// <summary>Has Telegram call an address instead of being polled: https://core.telegram.org/bots/api#setwebhook.</summary>
internal sealed record SetWebhook(string Url, string SecretToken, IReadOnlyList<string> AllowedUpdates);

/// <summary>https://core.telegram.org/bots/api#getwebhookinfo.</summary>
internal sealed record GetWebhookInfo;

/// <summary>Lets the bot be polled again: https://core.telegram.org/bots/api#deletewebhook.</summary>
internal sealed record DeleteWebhook;

/// <summary>Gives a message other words; its buttons go, since none are named: https://core.telegram.org/bots/api#editmessagetext.</summary>
internal sealed record EditMessageText(long ChatId, long MessageId, string Text, IReadOnlyList<MessageEntity>? Entities);

/// <summary>Takes the buttons off a message: https://core.telegram.org/bots/api#editmessagereplymarkup.</summary>
internal sealed record EditMessageReplyMarkup(long ChatId, long MessageId);

/// <summary>Withdraws a message of the last 48 hours: https://core.telegram.org/bots/api#deletemessage.</summary>
internal sealed record DeleteMessage(long ChatId, long MessageId);

/// <summary>https://core.telegram.org/bots/api#sendchataction.</summary>
internal sealed record SendChatAction(long ChatId, string Action);

/// <summary>https://core.telegram.org/bots/api#getfile.</summary>
internal sealed record GetFile(string FileId);

/// <summary>https://core.telegram.org/bots/api#setmycommands.</summary>
/// <param name="LanguageCode">For customers of this language; null for all who have none of their own.</param>
internal sealed record SetMyCommands(IReadOnlyList<BotCommand> Commands, CommandScope Scope, string? LanguageCode);

/// <summary>https://core.telegram.org/bots/api#botcommand.</summary>
internal sealed record BotCommand(string Command, string Description);

/// <summary>https://core.telegram.org/bots/api#botcommandscope.</summary>
internal sealed record CommandScope(string Type);
