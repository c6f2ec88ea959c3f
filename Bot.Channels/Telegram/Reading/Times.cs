namespace SupportBot.Channels.Telegram;

/// <summary>Times as Telegram writes them.</summary>
internal static class Times
{
    private const long LastSecond = 253_402_300_799; // of the year 9999, the last a date can hold

    /// <summary>Null, for now, when it is no time.</summary>
    public static DateTimeOffset? Of(long seconds) => seconds is > 0 and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
