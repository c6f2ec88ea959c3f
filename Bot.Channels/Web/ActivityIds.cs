using System.Globalization;

namespace SupportBot.Channels.Web;

/// <summary>Activity ids and watermarks: both say a place in the transcript, so they mean the same after a restart of the server.</summary>
internal static class ActivityIds
{
    public static string At(string conversation, long position) => string.Create(CultureInfo.InvariantCulture, $"{conversation}|{position:D7}");

    public static string Watermark(long position) => position.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a watermark; a missing one, or the protocol's <c>-</c>, means from the beginning.</summary>
    public static bool TryReadWatermark(string? text, out long position)
    {
        position = 0;
        return string.IsNullOrEmpty(text) || text == "-" || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position);
    }

    /// <summary>Unique over all conversations, the same for every repeat of one post.</summary>
    public static string ExternalId(string conversation, string clientId) => $"{conversation}:{clientId}";

    /// <summary>The id the client gave, taken back out of <see cref="ExternalId"/>.</summary>
    public static ReadOnlySpan<char> ClientId(string conversation, string externalId) =>
        externalId.Length > conversation.Length && externalId[conversation.Length] == ':' && externalId.StartsWith(conversation, StringComparison.Ordinal)
            ? externalId.AsSpan(conversation.Length + 1)
            : externalId;
}
