using System.Globalization;

namespace SupportBot.Channels.Discord;

/// <summary>Discord's ids: unsigned 64-bit numbers written as text. What is none never reaches a request path.</summary>
internal static class Snowflake
{
    public static bool IsValid(string? id) => ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
