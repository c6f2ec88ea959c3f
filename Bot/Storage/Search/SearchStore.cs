using SupportBot.Conversations;

namespace SupportBot.Storage.Search;

/// <summary>A line of a conversation that was found.</summary>
/// <param name="Behind">How many lines came after it.</param>
internal sealed record FoundLine(long Position, LineKind Kind, string? AgentName, string Text, DateTimeOffset At, long Behind);

/// <summary>A conversation that was found.</summary>
/// <param name="Lines">Where in it the words stand, the best first; none when they stand in its ticket, or far back.</param>
internal sealed record Found(TicketRow Row, IReadOnlyList<FoundLine> Lines);

/// <summary>Finds conversations by what was said in them (docs/ARCHITECTURE.md, Search).</summary>
internal sealed class SearchStore(Database database, QueueStore queue)
{
    private const int LinesEach = 300;
    private const int MostShown = 3;

    private const string Find = "SELECT d.conversation_id FROM {found talks} ORDER BY {latest} LIMIT $2 OFFSET $3";

    private const string Lines = $"""
        SELECT m.position, m.author, a.name, m.text, m.at, m.attachments, c.last_position - m.position FROM messages m JOIN conversations c ON c.id = m.conversation_id LEFT JOIN agents a ON a.id = m.agent_id
        WHERE m.conversation_id = $1 AND {SearchIndex.Said} ORDER BY m.position DESC LIMIT $2
        """;

    /// <summary>Those that were said something in last come first; null when nothing is asked for.</summary>
    public async ValueTask<IReadOnlyList<Found>?> FindAsync(SearchQuery query)
    {
        if (query.Filter.Number is { } number) return await queue.FindAsync(number) is { } row ? [new Found(row, [])] : [];
        if (SearchDocument.Asked(query) is not { } asked) return null;
        var ids = await database.ReadAsync(sql => sql.ListAsync(Find, row => row.GetInt64(0), asked, (long)query.Take, (long)query.Skip));
        var stems = SearchWords.In(query.Filter.Text).SelectMany(word => word.Stems).ToHashSet(StringComparer.Ordinal);
        var found = new List<Found>(ids.Count);
        foreach (var id in ids)
            if (await queue.FindAsync(TicketStore.NumberFor(id)) is { } row) found.Add(new Found(row, stems.Count == 0 ? [] : await LinesAsync(id, stems)));
        return found;
    }

    private async ValueTask<IReadOnlyList<FoundLine>> LinesAsync(long id, HashSet<string> stems)
    {
        var lines = await database.ReadAsync(sql => sql.ListAsync(
            Lines, row => (Line: new FoundLine(row.GetInt64(0), (LineKind)row.GetInt32(1), row.TextOrNull(2), row.GetString(3), row.Time(4), row.GetInt64(6)), Files: row.TextOrNull(5)), id, (long)LinesEach));
        return
        [
            .. (from line in lines
               where !SearchIndex.IsConfidential(line.Files)
               let words = SearchWords.In(line.Line.Text).SelectMany(word => word.Stems).Where(stems.Contains).Distinct().Count()
               where words > 0
               orderby words descending, line.Line.Position descending
               select line.Line).Take(MostShown),
        ];
    }
}
