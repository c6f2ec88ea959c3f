namespace SupportBot.Channels.Telegram;

/// <summary>
/// Reads pressed buttons. What comes back is whatever the customer's program sent, not necessarily a value we offered:
/// https://core.telegram.org/bots/api#callbackquery.
/// </summary>
internal sealed class PressReader(ExternalIds ids)
{
    private const int LongestId = 64;

    public Reading Read(long update, CallbackQuery press)
    {
        if (press is not { Message.Chat: var chat, Data: { } data } || !IsId(press.Id) || !Keyboards.Fits(data))
            return new Reading.Skipped(update, SkipReason.Damaged);
        if (!chat.IsPrivate) return new Reading.Skipped(update, SkipReason.Group);
        var value = TextRules.Clean(data);
        if (value.Length == 0) return new Reading.Skipped(update, SkipReason.Empty);
        var label = TextRules.Clean(Keyboards.LabelOf(press.Message.ReplyMarkup, data) ?? value);
        return new Reading.Pressed(update, Incoming(chat, press, new IncomingContent.Choice(value, label)), press.Id);
    }

    private static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.All(char.IsAsciiLetterOrDigit);

    private IncomingMessage Incoming(Chat chat, CallbackQuery press, IncomingContent.Choice choice) => new()
    {
        Address = People.PlaceOf(chat),
        ExternalId = ids.OfPress(press.Id),
        Sender = People.Of(press.From),
        Content = choice,
    };
}
