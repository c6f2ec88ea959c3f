using System.Text;

namespace SupportBot.Channels.Telegram;

/// <summary>Choices as buttons under a message, and back.</summary>
internal static class Keyboards
{
    /// <summary>The longest value a button takes, in bytes: https://core.telegram.org/bots/api#inlinekeyboardbutton.</summary>
    public const int LongestValue = 64;

    // So many buttons share a row on a phone while their words are about this short.
    private static readonly (int Length, int PerRow)[] Shared = [(2, 5), (16, 2)];

    /// <summary>Several buttons a row when every label is short, else one; null for no choices.</summary>
    public static ReplyMarkup? For(IReadOnlyList<Choice> choices)
    {
        if (choices.Count == 0) return null;
        if (!choices.All(choice => Fits(choice.Value)))
            throw new ChannelException($"A button's value must have 1 to {LongestValue} bytes.", DeliveryFailure.Refused);
        var perRow = Shared.FirstOrDefault(shared => choices.All(choice => choice.Label.Length <= shared.Length), (Length: 0, PerRow: 1)).PerRow;
        return new ReplyMarkup([.. choices.Select(choice => new Button(choice.Label, choice.Value)).Chunk(perRow)]);
    }

    /// <summary>The words on the button with this value; null when it is no longer there.</summary>
    public static string? LabelOf(ReplyMarkup? keyboard, string value) =>
        keyboard?.InlineKeyboard.SelectMany(row => row ?? []).FirstOrDefault(button => button?.CallbackData == value)?.Text;

    public static bool Fits(string value) => Encoding.UTF8.GetByteCount(value) is > 0 and <= LongestValue;
}
