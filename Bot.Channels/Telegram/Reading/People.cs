using System.Globalization;

namespace SupportBot.Channels.Telegram;

/// <summary>Chats and people of Telegram in the words of the seam.</summary>
internal static class People
{
    private const int LongestLanguage = 35;

    public static Sender Of(User user) => new(Number(user.Id), NameOf(user), LanguageOf(user));

    public static Address PlaceOf(Chat chat) => new(ChannelName.Telegram, Number(chat.Id));

    /// <summary>The chat behind an address; null when the address is not one of ours.</summary>
    public static long? ChatOf(Address address) =>
        address.Channel == ChannelName.Telegram
        && long.TryParse(address.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat)
            ? chat
            : null;

    private static string? NameOf(User user)
    {
        var name = TextRules.Clean($"{user.FirstName} {user.LastName}".ReplaceLineEndings(" "), TextRules.MaxNameLength);
        return name.Length == 0 ? null : name;
    }

    private static string? LanguageOf(User user) =>
        user.LanguageCode is { Length: > 0 and <= LongestLanguage } code
        && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? code
            : null;

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
