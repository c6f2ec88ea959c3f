using System.Text.Json;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// Puts albums together: Telegram sends each picture as a message of its own, all with one <c>media_group_id</c>
/// (https://core.telegram.org/bots/api#message). The first gives the message its name, whichever has words its words.
/// </summary>
internal static class Albums
{
    /// <summary>How long the rest of an album is waited for.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(700);

    /// <summary>Whether a batch has pictures of an album whose rest may still come.</summary>
    public static bool AreIn(JsonElement updates) => updates.EnumerateArray().Any(update => AlbumOf(update) is not null);

    /// <summary>A full batch without the album it may end in the middle of: that comes again, from its first picture on.</summary>
    public static IEnumerable<JsonElement> WithoutCutOff(JsonElement updates, int fullBatch)
    {
        var all = updates.EnumerateArray().ToList();
        if (all.Count < fullBatch || AlbumOf(all[^1]) is not { } album) return all;
        var whole = all.TakeWhile(update => AlbumOf(update) != album).ToList();
        return whole.Count > 0 ? whole : all;
    }

    public static List<Reading> PutTogether(IReadOnlyList<Reading> readings)
    {
        var whole = new List<Reading>();
        var places = new Dictionary<string, int>();
        foreach (var reading in readings)
        {
            if (reading is not Reading.Received { Album: { } album } part) whole.Add(reading);
            else if (places.TryAdd(album, whole.Count)) whole.Add(part);
            else whole[places[album]] = ((Reading.Received)whole[places[album]]).With(part);
        }
        return whole;
    }

    private static string? AlbumOf(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object && update.TryGetProperty("message"u8, out var message)
        && message.ValueKind == JsonValueKind.Object && message.TryGetProperty("media_group_id"u8, out var album)
            ? album.GetRawText()
            : null;
}
