using System.Globalization;

namespace SupportBot.Channels.Telegram;

/// <summary>How far the bot has read, as it is stored: the bot's number, a colon, the next update wanted.</summary>
internal static class Offset
{
    public static ChannelPosition ToPosition(string botId, long next) =>
        new(ChannelName.Telegram, string.Create(CultureInfo.InvariantCulture, $"{botId}:{next}"));

    /// <summary>The next update wanted; null when nothing is stored, or by another bot, whose updates are numbered differently.</summary>
    public static long? FromPosition(string botId, string? stored) =>
        stored?.Split(':') is [var bot, var next] && bot == botId
        && long.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : null;
}
