namespace SupportBot.Conversations;

/// <summary>Reads the tags of a ticket: what agents typed becomes lower-case words, each once, in order.</summary>
internal static class TagWords
{
    public const int Most = 10;
    public const int Longest = 30;

    /// <summary>As a ticket keeps them, joined by commas; null for none.</summary>
    public static string? Of(string? typed)
    {
        var words = (typed ?? "").Split([' ', ',', ';', '\n', '\t', '#'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(c => char.IsLetterOrDigit(c) || c is '-' or '_')).ToLowerInvariant())
            .Where(word => word.Length is > 0 and <= Longest).Distinct().Order(StringComparer.Ordinal).Take(Most).ToList();
        return words.Count == 0 ? null : string.Join(',', words);
    }

    public static IReadOnlyList<string> In(Ticket ticket) => ticket.Tags?.Split(',') ?? [];
}
