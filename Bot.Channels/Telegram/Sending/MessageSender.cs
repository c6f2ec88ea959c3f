using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Telegram;

/// <summary>Sends messages to chats, and changes what was sent.</summary>
internal sealed class MessageSender(TelegramClient client, Pace pace, ExternalIds ids)
{
    /// <summary>The longest text of one message, in UTF-16 units.</summary>
    public const int TextLimit = 4096;

    // What is left of a message that can be taken back no more; it says nothing in any language.
    private const string Withdrawn = "✓";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TypingPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UnsaidWait = TimeSpan.FromSeconds(1);

    public async Task<string> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        var chat = ChatOf(message.Address);
        await pace.TakeAsync(chat, ct);
        var answer = message.File is { } file ? await SendAsync(chat, file, Reply(message, chat), ct) : await SendWordsAsync(chat, message, ct);
        return TelegramJson.Read(Done(answer).Result, TelegramJson.Default.Sent) is { } sent
            ? sent.MessageId.ToString(CultureInfo.InvariantCulture)
            : throw new ChannelException("Telegram's answer cannot be read.", DeliveryFailure.Uncertain);
    }

    public async Task EditAsync(Address address, string externalId, string text, CancellationToken ct)
    {
        var (chat, message) = Sent(address, externalId);
        var formatted = FormattedText.Parse(text);
        await pace.TakeAsync(chat, ct);
        var answer = await WithWordsAsync(formatted, (words, entities) => CallAsync(
            chat, "editMessageText", new EditMessageText(chat, message, words, entities), TelegramJson.Default.EditMessageText, ct));
        if (answer is not Answer.Rejected { IsUnchanged: true }) Done(answer);
    }

    public async Task CloseChoicesAsync(Address address, string externalId, CancellationToken ct)
    {
        var (chat, message) = Sent(address, externalId);
        await pace.TakeAsync(chat, ct);
        DoneOrTooLate(await CallAsync(
            chat, "editMessageReplyMarkup", new EditMessageReplyMarkup(chat, message), TelegramJson.Default.EditMessageReplyMarkup, ct));
    }

    public async Task RemoveAsync(Address address, string externalId, CancellationToken ct)
    {
        var (chat, message) = Sent(address, externalId);
        await pace.TakeAsync(chat, ct);
        var answer = await CallAsync(chat, "deleteMessage", new DeleteMessage(chat, message), TelegramJson.Default.DeleteMessage, ct);
        DoneOrTooLate(IsTooLate(answer) ? await EmptyAsync(chat, message, ct) : answer);
    }

    // After 48 hours nothing is deleted any more, and words that are true no longer must not stay.
    private Task<Answer> EmptyAsync(long chat, long message, CancellationToken ct) =>
        CallAsync(chat, "editMessageText", new EditMessageText(chat, message, Withdrawn, null), TelegramJson.Default.EditMessageText, ct);

    /// <summary>Shown for about five seconds; not worth a word while Telegram asks us to wait.</summary>
    public async Task ShowTypingAsync(Address address, CancellationToken ct)
    {
        if (People.ChatOf(address) is not { } chat || pace.IsHeld(chat)) return;
        try
        {
            var answer = await client.CallAsync(
                "sendChatAction", new SendChatAction(chat, "typing"), TelegramJson.Default.SendChatAction, TypingPatience, ct);
            if (answer is Answer.Rejected { Code: 429 } tooMany) pace.Refused(chat, tooMany.RetryAfter ?? UnsaidWait);
        }
        catch (ChannelException)
        {
            // Nobody waits for it.
        }
    }

    private Task<Answer> SendWordsAsync(long chat, OutgoingMessage message, CancellationToken ct)
    {
        var (keyboard, reply) = (Keyboards.For(message.Choices), Reply(message, chat));
        return WithWordsAsync(FormattedText.Parse(message.Text), (words, entities) => WhereItIsNowAsync(chat, now => CallAsync(
            now, "sendMessage", new SendMessage(now, words, entities, keyboard) { ReplyParameters = reply }, TelegramJson.Default.SendMessage, ct)));
    }

    // Telegram refuses a whole message for one address it does not like; the words then go out without formatting.
    private static async Task<Answer> WithWordsAsync(FormattedText text, Func<string, IReadOnlyList<MessageEntity>?, Task<Answer>> call)
    {
        var formatted = TelegramText.Of(text);
        if (formatted.Entities.Count == 0) return await call(formatted.Words, null);
        var answer = await call(formatted.Words, formatted.Entities);
        if (answer is not Answer.Rejected { IsAboutEntities: true }) return answer;
        var plain = TelegramText.Plain(text);
        return await call(plain.Length <= TextLimit ? plain : formatted.Words, null);
    }

    // A picture Telegram does not like as one, for its shape perhaps, goes out as a document.
    private async Task<Answer> SendAsync(long chat, OutgoingFile file, ReplyParameters? reply, CancellationToken ct)
    {
        var answer = FileUpload.CanBePhoto(file) ? await UploadAsync(chat, FileUpload.Photo, file, reply, ct) : null;
        return answer is null or Answer.Rejected { Code: 400, MovedTo: null } ? await UploadAsync(chat, FileUpload.Document, file, reply, ct) : answer;
    }

    private Task<Answer> UploadAsync(long chat, FileUpload kind, OutgoingFile file, ReplyParameters? reply, CancellationToken ct) =>
        WhereItIsNowAsync(chat, async now =>
        {
            await using var bytes = await file.OpenAsync(ct);
            using var content = kind.Content(now, file, bytes, reply);
            return Noted(now, await client.CallAsync(kind.Method, content, FileUpload.PatienceFor(file, Patience), ct));
        });

    // A group that became a supergroup has another number from then on.
    private static async Task<Answer> WhereItIsNowAsync(long chat, Func<long, Task<Answer>> call)
    {
        var answer = await call(chat);
        return answer is Answer.Rejected { MovedTo: { } moved } && moved != chat ? await call(moved) : answer;
    }

    // A place of the pace is for all calls one message takes: a second place that is refused would send it back to make the first call again, for ever.
    private async Task<Answer> CallAsync<T>(long chat, string method, T request, JsonTypeInfo<T> type, CancellationToken ct) =>
        Noted(chat, await client.CallAsync(method, request, type, Patience, ct));

    private Answer Noted(long chat, Answer answer)
    {
        if (answer is Answer.Rejected { Code: 429 } tooMany) pace.Refused(chat, tooMany.RetryAfter ?? UnsaidWait);
        else pace.Passed();
        return answer;
    }

    private ReplyParameters? Reply(OutgoingMessage message, long chat) =>
        message.RepliesTo is { } answered && ids.MessageIn(answered, chat) is { } number ? new ReplyParameters(number) : null;

    private static long ChatOf(Address address) =>
        People.ChatOf(address) ?? throw new ChannelException("The address is not a Telegram chat.", DeliveryFailure.Refused);

    private static (long Chat, long Message) Sent(Address address, string externalId) =>
        long.TryParse(externalId, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
            ? (ChatOf(address), message)
            : throw new ChannelException("The id is not one of a Telegram message.", DeliveryFailure.Refused);

    private static Answer.Done Done(Answer answer) => answer switch
    {
        Answer.Done done => done,
        Answer.Rejected rejected => throw rejected.ToException(),
        _ => throw new ChannelException("Telegram's answer cannot be read.", DeliveryFailure.Uncertain),
    };

    // It has no buttons, is gone, or is too old to be changed: nothing is left to do.
    private static void DoneOrTooLate(Answer answer)
    {
        if (!IsTooLate(answer)) Done(answer);
    }

    private static bool IsTooLate(Answer answer) => answer is Answer.Rejected { Code: 400, IsAboutPlace: false };
}
