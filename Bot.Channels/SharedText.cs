using System.Globalization;

namespace SupportBot.Channels;

/// <summary>How a contact or a place that a customer shared stands in the transcript: as words, so that facts are read from it too.</summary>
public static class SharedText
{
    /// <param name="name">As on the customer's phone.</param>
    /// <param name="phone">As the messenger gives it.</param>
    public static string Contact(string name, string phone) => TextRules.Clean($"👤 {name} {Dialled(phone)}".Replace("  ", " ", StringComparison.Ordinal));

    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="name">What the place is called; null for a bare position.</param>
    /// <param name="address">Street and town; null when not known.</param>
    public static string Location(double latitude, double longitude, string? name = null, string? address = null)
    {
        var place = string.Join(", ", new[] { name, address }.Where(part => !string.IsNullOrWhiteSpace(part)));
        var position = string.Create(CultureInfo.InvariantCulture, $"{latitude:0.#####}, {longitude:0.#####}");
        return TextRules.Clean(place.Length == 0 ? $"📍 {position}" : $"📍 {place} ({position})");
    }

    // Telegram leaves the plus away.
    private static string Dialled(string phone) => phone.Length > 9 && phone.All(char.IsAsciiDigit) ? $"+{phone}" : phone;
}
