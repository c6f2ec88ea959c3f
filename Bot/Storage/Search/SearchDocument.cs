using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Search;

/// <summary>What a conversation is found by: what its customer, agents and their notes say, what stands in its ticket, and how that stands. What the bot says stands in the playbook.</summary>
internal static class SearchDocument
{
    // No word a person writes is read like this: it begins with a nought and goes on with letters.
    private const string Mark = "0";

    /// <summary>Every stem once, with blanks between.</summary>
    public static string Of(Ticket ticket, Language language, ChannelName channel, IEnumerable<string?> texts)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts.Append(ticket.Symptom).Append(ticket.Cause).Append(ticket.Tags))
            foreach (var word in SearchWords.In(text ?? "")) stems.UnionWith(word.Stems);
        return string.Join(' ', stems.Concat(Marks(ticket, language, channel)));
    }

    /// <summary>What a question asks for, as both engines read it after their own spelling; null when nothing is asked that a text could answer.</summary>
    public static string? Asked(SearchQuery query)
    {
        var filter = query.Filter;
        var words = SearchWords.In(filter.Text).Select(word => word.Stems.Count == 1 ? Quoted(word.Stems[0]) : $"({string.Join(" OR ", word.Stems.Select(Quoted))})").Distinct();
        string?[] marks =
        [
            Marked("language", filter.Language), Marked("urgency", filter.Urgency), Marked("topic", filter.Topic), Marked("channel", filter.Channel?.Value),
            Marked("queue", filter.Queue), Marked("state", query.State),
        ];
        var all = words.Concat(marks.OfType<string>().Select(Quoted)).ToList();
        return all.Count == 0 ? null : string.Join(" AND ", all);
    }

    private static IEnumerable<string> Marks(Ticket ticket, Language language, ChannelName channel) => new[]
    {
        Marked("language", language), Marked("urgency", ticket.Urgency), Marked("topic", ticket.Topic), Marked("channel", channel.Value), Marked("queue", ticket.Queue),
        Marked("state", ticket.State),
    }.OfType<string>();

    private static string? Marked(string what, object? value) =>
        value is null ? null : Mark + what + string.Concat($"{value}".ToLowerInvariant().Where(char.IsLetterOrDigit));

    private static string Quoted(string stem) => $"\"{stem}\"";
}

/// <summary>What somebody looks for.</summary>
/// <param name="State">Null for tickets in any state.</param>
internal sealed record SearchQuery(QueueFilter Filter, TicketState? State)
{
    public int Skip { get; init; }
    public int Take { get; init; } = 20;

    /// <summary>What somebody typed: words as in the lists of the desk narrow it down, but a bare number is what was said, such as that of an order.</summary>
    /// <param name="queues">The names of the queues there are.</param>
    public static SearchQuery Of(string? typed, IReadOnlyList<string> queues, TicketState? state)
    {
        var words = (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToLookup(word => char.IsAsciiDigit(word[0]));
        var filter = QueueFilter.Parse(string.Join(' ', words[false]), queues);
        return new SearchQuery(filter with { Text = string.Join(' ', words[true].Prepend(filter.Text)).Trim() }, state);
    }
}
