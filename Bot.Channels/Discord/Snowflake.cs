using System.Globalization;

namespace SupportBot.Channels.Discord;

/// <summary>Discord's ids: unsigned 64-bit numbers written as text. What is none never reaches a request path.</summary>
internal static class Snowflake
{
    public static bool IsValid(string? id) => ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Later ids are higher, of whatever kind: messages, threads, interactions.</summary>
    public static ulong Number(string id) => ulong.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The id that one of our external ids was made of, such as <c>press:1400…</c>; null when there is none in it.</summary>
    public static string? In(string externalId) => externalId.Split(':').FirstOrDefault(IsValid);
}
