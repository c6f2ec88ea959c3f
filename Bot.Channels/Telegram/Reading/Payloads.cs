using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Channels.Telegram;

/// <summary>One thing that happened: https://core.telegram.org/bots/api#update. At most one of them is there.</summary>
internal sealed record Update(
    Message? Message = null, Message? EditedMessage = null, CallbackQuery? CallbackQuery = null, ChatMemberUpdated? MyChatMember = null)
{
    /// <summary>What we ask for by name: Telegram leaves out what nobody asked for.</summary>
    public static readonly IReadOnlyList<string> Wanted = ["message", "edited_message", "callback_query", "my_chat_member"];
}

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
    ReplyMarkup? ReplyMarkup = null)
{
    /// <summary>The topic of a forum it was written in; null for none.</summary>
    public long? MessageThreadId { get; init; }

    /// <summary>The message it answers.</summary>
    public Message? ReplyToMessage { get; init; }

    public IReadOnlyList<MessageEntity?>? Entities { get; init; }

    public IReadOnlyList<MessageEntity?>? CaptionEntities { get; init; }

    /// <summary>The same for all pictures of one album.</summary>
    public string? MediaGroupId { get; init; }

    /// <summary>One picture in several sizes.</summary>
    public IReadOnlyList<SharedFile?>? Photo { get; init; }

    public SharedFile? Document { get; init; }

    public SharedFile? Voice { get; init; }

    public SharedFile? Audio { get; init; }

    public SharedFile? Video { get; init; }

    public SharedFile? VideoNote { get; init; }

    public SharedFile? Animation { get; init; }

    public SharedFile? Sticker { get; init; }

    public Contact? Contact { get; init; }

    public Location? Location { get; init; }

    public Venue? Venue { get; init; }
}

/// <summary>A file of whatever kind, with what its kind has of: https://core.telegram.org/bots/api#document and the others there.</summary>
/// <param name="FileSize">Bytes; 0 when Telegram does not say.</param>
/// <param name="Emoji">What a sticker stands for.</param>
internal sealed record SharedFile(
    string FileId, long FileSize = 0, string? FileName = null, int Width = 0, int Height = 0, string? Emoji = null, bool IsAnimated = false,
    bool IsVideo = false, SharedFile? Thumbnail = null);

/// <summary>https://core.telegram.org/bots/api#contact.</summary>
internal sealed record Contact(string PhoneNumber, string FirstName, string? LastName = null);

/// <summary>https://core.telegram.org/bots/api#location.</summary>
internal sealed record Location(double Latitude, double Longitude);

/// <summary>https://core.telegram.org/bots/api#venue.</summary>
internal sealed record Venue(Location Location, string Title, string Address);

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

/// <summary>The bot's own standing in a chat changed: https://core.telegram.org/bots/api#chatmemberupdated.</summary>
internal sealed record ChatMemberUpdated(Chat Chat, User From, ChatMember NewChatMember, long Date = 0);

/// <summary>https://core.telegram.org/bots/api#chatmember.</summary>
/// <param name="Status">In a private chat <c>member</c>, or <c>kicked</c> for a bot that was blocked.</param>
internal sealed record ChatMember(string Status);

/// <summary>Rows of buttons under a message: https://core.telegram.org/bots/api#inlinekeyboardmarkup.</summary>
/// <param name="InlineKeyboard">The JSON reader lets a null pass inside a list, so what comes in may have holes.</param>
internal sealed record ReplyMarkup(IReadOnlyList<IReadOnlyList<Button?>?> InlineKeyboard);

/// <summary>https://core.telegram.org/bots/api#inlinekeyboardbutton.</summary>
/// <param name="CallbackData">What comes back when it is pressed, 1 to 64 bytes; missing on buttons of other kinds.</param>
/// <param name="Url">The page it opens instead.</param>
internal sealed record Button(string Text, string? CallbackData = null, string? Url = null);

/// <summary>The body of every answer: https://core.telegram.org/bots/api#making-requests.</summary>
internal sealed record Envelope(
    bool Ok = false, JsonElement Result = default, int ErrorCode = 0, string? Description = null, FailureParameters? Parameters = null);

/// <summary>https://core.telegram.org/bots/api#responseparameters.</summary>
/// <param name="RetryAfter">Seconds to wait.</param>
/// <param name="MigrateToChatId">The group became a supergroup, whose number this is.</param>
internal sealed record FailureParameters(int RetryAfter = 0, long MigrateToChatId = 0);

/// <summary>What sending returns, as far as we need it.</summary>
internal sealed record Sent(long MessageId);

/// <summary>https://core.telegram.org/bots/api#user, as getMe returns it.</summary>
internal sealed record Me(string? Username = null);

/// <summary>https://core.telegram.org/bots/api#webhookinfo.</summary>
/// <param name="PendingUpdateCount">How many updates wait.</param>
/// <param name="LastErrorDate">When the webhook was last called in vain, in seconds since 1970; 0 for never.</param>
internal sealed record WebhookInfo(string Url = "", int PendingUpdateCount = 0, long LastErrorDate = 0, string? LastErrorMessage = null);

/// <summary>Where a file lies: https://core.telegram.org/bots/api#file.</summary>
internal sealed record FilePath([property: JsonPropertyName("file_path")] string? Path = null);
