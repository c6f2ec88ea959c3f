using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace SupportBot.Classification.Data;

/// <summary>
/// Reads a table with a header: separated by tabs, commas or semicolons, whichever the header has most of. Cells may be quoted and then
/// hold separators, line breaks and doubled quotes (RFC 4180). Where nothing needs quotes and no cell is whole between them, as in most
/// files separated by tabs, a quote is a character like any other, and <c>\n</c> stands for a line break, <c>\\</c> for a backslash.
/// </summary>
internal static partial class TableRows
{
    private static readonly char[] Separators = ['\t', ',', ';'];

    /// <param name="text">With a header in its first line.</param>
    /// <param name="name">What it is called in a refusal.</param>
    /// <param name="bad">Given the lines that have more cells than the header; without it, the first of them refuses the text.</param>
    /// <exception cref="ModelException">A line has more cells than the header, or a quote is never closed.</exception>
    public static IReadOnlyList<DataRow> Of(string text, string name, ICollection<BadRow>? bad)
    {
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length).ToString();
        var separator = Separators.MaxBy(mark => header.Count(c => c == mark));
        var plain = separator == '\t' ? Records(text, separator, CsvMode.NoEscape) : null;
        var records = plain is not null && IsPlain(plain) ? [.. plain.Select(Broken)] : Records(text, separator, CsvMode.RFC4180);
        if (records.Count == 0) throw new ModelException($"{name} is empty.");
        var columns = records[0].Cells.Select(cell => cell.Trim()).ToArray();
        return [.. records.Skip(1).Where(record => record.Cells.Any(cell => cell.Length > 0)).Select(record => Row(record, columns, name, bad)).OfType<DataRow>()];
    }

    private static bool IsPlain(List<Record> records) =>
        records.All(record => record.Cells.Length == records[0].Cells.Length) && !records.SelectMany(record => record.Cells).Any(cell => cell is ['"', .., '"']);

    private static Record Broken(Record record) =>
        record with { Cells = Array.ConvertAll(record.Cells, cell => Escaped().Replace(cell, mark => mark.Value is @"\n" ? "\n" : mark.Value[1..])) };

    private static List<Record> Records(string text, char separator, CsvMode mode)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(), Mode = mode, BadDataFound = null, IgnoreBlankLines = false, AllowComments = false,
        };
        using var parser = new CsvParser(new StringReader(text), settings);
        var records = new List<Record>();
        var line = 1;
        while (parser.Read())
        {
            records.Add(new Record(line, parser.Record ?? []));
            line = parser.RawRow + 1;
        }
        return records;
    }

    [GeneratedRegex("""\\["\\n]""")]
    private static partial Regex Escaped();

    private static DataRow? Row(Record record, string[] columns, string name, ICollection<BadRow>? bad)
    {
        if (record.Cells.Length > columns.Length)
        {
            var why = $"{record.Cells.Length} cells, but the header has {columns.Length}";
            if (bad is null) throw new ModelException($"{name}:{record.Line}: {why}.");
            bad.Add(new BadRow(record.Line, why));
            return null;
        }
        var cells = new Dictionary<string, string>();
        foreach (var (column, cell) in columns.Zip(record.Cells))
            if (cell.Length > 0) cells[column] = cell;
        return new DataRow(record.Line, cells);
    }

    private readonly record struct Record(int Line, string[] Cells);
}
