namespace SupportBot.Classification.Data;

/// <summary>A file of messages with named columns, as others have it: TSV, CSV, JSON (a list of objects) or JSONL (an object a line).</summary>
/// <param name="Columns">Their names, in the order of the file.</param>
/// <param name="Rows">In the order of the file.</param>
internal sealed record DataFile(IReadOnlyList<string> Columns, IReadOnlyList<DataRow> Rows)
{
    /// <exception cref="ModelException">The file is missing or cannot be read as any of them; the message says where.</exception>
    public static DataFile Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"'{path}' cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Which format it is, its first character says: a list, objects, or the header of a table.</summary>
    /// <param name="name">What the text is called in a refusal.</param>
    /// <param name="bad">Given what single rows are left out for; without it, the first of them refuses the file.</param>
    /// <exception cref="ModelException">It is none of them.</exception>
    public static DataFile Parse(string text, string name, ICollection<BadRow>? bad = null)
    {
        text = text.TrimStart('\uFEFF');
        var rows = text.TrimStart() switch
        {
            ['[', ..] => JsonRows.OfList(text, name, bad),
            ['{', ..] => JsonRows.OfLines(text, name, bad),
            _ => TableRows.Of(text, name, bad),
        };
        return new DataFile([.. rows.SelectMany(row => row.Cells.Keys).Distinct()], rows);
    }

    /// <summary>A column by its name, also where it is written in other letters.</summary>
    /// <exception cref="ModelException">There is none; the message lists those there are.</exception>
    public string Column(string name) => Find(name) ?? throw new ModelException($"There is no column '{name}'. The file has {string.Join(", ", Columns)}.");

    public string? Find(string name) => Columns.FirstOrDefault(column => column == name)
        ?? Columns.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
}
