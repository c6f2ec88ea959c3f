namespace SupportBot.Storage.Copying;

/// <summary>A table as it is copied: the columns of its key first, in the key's order, then the others by name.</summary>
internal sealed record CopiedTable(string Name, IReadOnlyList<CopiedColumn> Columns, int KeyLength)
{
    /// <summary>The most rows read or written at once.</summary>
    public int PageLength { get; init; } = 10_000;

    private string Names { get; } = string.Join(", ", Columns.Select(column => column.Name));

    private string Order { get; } = string.Join(", ", Columns.Take(KeyLength).Select(Ordered));

    /// <summary>Every copied row.</summary>
    public string Rows => $"{Name} WHERE {CopiedTables.RowsOf(Name)}";

    /// <summary>The rows of a page, from the first or, with the values of a key, from the next.</summary>
    public string Page(bool isFirst) => isFirst
        ? $"SELECT {Names} FROM {Rows} ORDER BY {Order} LIMIT {PageLength}"
        : $"SELECT {Names} FROM {Rows} AND ({Order}) > ({Numbered(KeyLength)}) ORDER BY {Order} LIMIT {PageLength}";

    public string Insert => $"INSERT INTO {Name} ({Names}) VALUES ({Numbered(Columns.Count)})";

    public string Import => $"COPY {Name} ({Names}) FROM STDIN (FORMAT BINARY)";

    /// <summary>The key of a row.</summary>
    public Value[] KeyOf(Value[] row) => row[..KeyLength];

    /// <param name="columns">As an engine describes them; a place in the key counts from 1.</param>
    public static CopiedTable Of(string name, IEnumerable<(string Name, string Type, long PlaceInKey)> columns)
    {
        var kept = columns.Where(column => !CopiedTables.IsLeftOut(name, column.Name))
            .OrderBy(column => column.PlaceInKey == 0 ? long.MaxValue : column.PlaceInKey).ThenBy(column => column.Name, StringComparer.Ordinal).ToList();
        return new(name, [.. kept.Select(column => CopiedColumn.Of(column.Name, column.Type))], kept.Count(column => column.PlaceInKey > 0));
    }

    // Both engines must agree on the order of texts: that of their bytes.
    private static string Ordered(CopiedColumn column) => column.Kind is ColumnKind.Text ? $"{column.Name} {{bytewise}}" : column.Name;

    private static string Numbered(int count) => string.Join(", ", Enumerable.Range(1, count).Select(number => $"${number}"));
}
