using System.Text.Json;

namespace SupportBot.Channels.Telegram;

/// <summary>One thing that happened: https://core.telegram.org/bots/api#update. At most one of the three is there.</summary>
internal sealed record Update(Message? Message = null, Message? EditedMessage = null, CallbackQuery? CallbackQuery = null);

/// <summary>A message, or what is left of one under an old button: https://core.telegram.org/bots/api#message.</summary>
/// <param name="MessageId">Unique in its chat for one bot.</param>
/// <param name="Date">Seconds since 1970; 0 when the message can no longer be seen.</param>
internal sealed record Message(
    long MessageId,
    Chat Chat,
    long Date = 0,
    long EditDate = 0,
    User? From = null,
    string? Text = null,
    string? Caption = null,
    ReplyMarkup? ReplyMarkup = null);

/// <summary>https://core.telegram.org/bots/api#chat.</summary>
/// <param name="Type"><c>private</c>, <c>group</c>, <c>supergroup</c> or <c>channel</c>.</param>
internal sealed record Chat(long Id, string Type)
{
    public bool IsPrivate => Type == "private";
}

/// <summary>https://core.telegram.org/bots/api#user.</summary>
internal sealed record User(long Id, string FirstName, bool IsBot = false, string? LastName = null, string? LanguageCode = null);

/// <summary>A pressed button: https://core.telegram.org/bots/api#callbackquery.</summary>
/// <param name="Message">Where the button was; missing when it was sent from another chat.</param>
internal sealed record CallbackQuery(string Id, User From, Message? Message = null, string? Data = null);

/// <summary>Rows of buttons under a message: https://core.telegram.org/bots/api#inlinekeyboardmarkup.</summary>
/// <param name="InlineKeyboard">The JSON reader lets a null pass inside a list, so what comes in may have holes.</param>
internal sealed record ReplyMarkup(IReadOnlyList<IReadOnlyList<Button?>?> InlineKeyboard);

/// <summary>https://core.telegram.org/bots/api#inlinekeyboardbutton.</summary>
/// <param name="CallbackData">What comes back when it is pressed, 1 to 64 bytes; missing on buttons of other kinds.</param>
internal sealed record Button(string Text, string? CallbackData = null);

/// <summary>The body of every answer: https://core.telegram.org/bots/api#making-requests.</summary>
internal sealed record Envelope(
    bool Ok = false, JsonElement Result = default, int ErrorCode = 0, string? Description = null, FailureParameters? Parameters = null);

/// <summary>https://core.telegram.org/bots/api#responseparameters.</summary>
/// <param name="RetryAfter">Seconds to wait.</param>
internal sealed record FailureParameters(int RetryAfter = 0);

/// <summary>What sending returns, as far as we need it.</summary>
internal sealed record Sent(long MessageId);
