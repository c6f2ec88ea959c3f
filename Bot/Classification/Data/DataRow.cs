namespace SupportBot.Classification.Data;

/// <summary>One record of a file of messages.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Cells">By the name of their column; what is empty is left out.</param>
internal sealed record DataRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string? this[string column] => Cells.GetValueOrDefault(column);
}
