using System.Text;
using System.Text.Json;

namespace SupportBot.Classification.Data;

/// <summary>Reads objects, one a record: in a list, or one a line. Numbers and true or false are taken as they are written.</summary>
internal static class JsonRows
{
    private const string NoObject = "this is no object in JSON, or has half a character in it";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <param name="bad">Given the lines that are no objects; without it, the first of them refuses the text.</param>
    /// <exception cref="ModelException">It is no list of objects; the message says where.</exception>
    public static IReadOnlyList<DataRow> OfList(string text, string name, ICollection<BadRow>? bad)
    {
        using var document = Parse(text, name, 1);
        var (rows, lines) = (new List<DataRow>(), LinesOfObjects(text));
        foreach (var (number, element) in document.RootElement.EnumerateArray().Index())
        {
            try
            {
                rows.Add(Row(element, lines[number], name));
            }
            catch (ModelException) when (bad is not null)
            {
                bad.Add(new BadRow(lines[number], NoObject));
            }
        }
        return rows;
    }

    /// <inheritdoc cref="OfList"/>
    public static IReadOnlyList<DataRow> OfLines(string text, string name, ICollection<BadRow>? bad)
    {
        var rows = new List<DataRow>();
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var document = Parse(line, name, index + 1);
                rows.Add(Row(document.RootElement, index + 1, name));
            }
            catch (ModelException) when (bad is not null)
            {
                bad.Add(new BadRow(index + 1, NoObject));
            }
        }
        return rows;
    }

    private static JsonDocument Parse(string text, string name, int line)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException problem)
        {
            throw new ModelException($"{name}:{line + (problem.LineNumber ?? 0)}: this is no JSON that can be read.", problem);
        }
    }

    private static DataRow Row(JsonElement element, int line, string name)
    {
        if (element.ValueKind is not JsonValueKind.Object) throw new ModelException($"{name}:{line}: expected an object with named values.");
        try
        {
            return new DataRow(line, Cells(element));
        }
        catch (InvalidOperationException problem)
        {
            throw new ModelException($"{name}:{line}: there is half a character (a lone surrogate) in it.", problem);
        }
    }

    private static Dictionary<string, string> Cells(JsonElement element)
    {
        var cells = new Dictionary<string, string>();
        foreach (var property in element.EnumerateObject())
        {
            var cell = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString()!,
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                _ => "",
            };
            if (cell.Length > 0) cells[property.Name] = cell;
        }
        return cells;
    }

    /// <summary>On which lines the elements of the list begin.</summary>
    private static List<int> LinesOfObjects(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var (lines, line, counted) = (new List<int>(), 1, 0);
        reader.Read();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            line += bytes.AsSpan(counted..(int)reader.TokenStartIndex).Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            lines.Add(line);
            reader.Skip();
        }
        return lines;
    }
}
