using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Labels;

/// <summary>How a file of labels is written.</summary>
internal enum LabelFormat
{
    /// <summary>A table separated by tabs, as the corpus is, with <c>\n</c> for a line break and <c>\\</c> for a backslash.</summary>
    Tsv,

    /// <summary>An object a line.</summary>
    Jsonl,
}

/// <summary>What one person said of one message.</summary>
/// <param name="Answers">By head's name.</param>
internal sealed record ExportedLabels(string Text, string? By, DateTimeOffset At, LabelSource Source, IReadOnlyDictionary<string, string> Answers);

/// <summary>Gives all labels out: a record for every person and message, with who and when.</summary>
internal sealed class LabelExport(Database database, AuditLog audit)
{
    private const string All = """
        SELECT m.id, m.text, a.login, l.at, l.source, l.head, l.value FROM labels l JOIN labelled_messages m ON m.id = l.message_id
        LEFT JOIN agents a ON a.id = l.agent_id ORDER BY m.id, l.agent_id, l.at
        """;

    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="to">Written to as UTF-8.</param>
    /// <param name="by">The login of who asks for it.</param>
    /// <returns>How many records there are.</returns>
    public async Task<int> WriteAsync(Stream to, LabelFormat format, string by, CancellationToken ct)
    {
        var rows = await ReadAsync();
        await database.WriteAsync(WriteKey.None, async sql => await audit.WriteAsync(sql, AuditAct.LabelsExported, by, $"{rows.Count} records"), ct);
        if (format is LabelFormat.Jsonl) await WriteJsonAsync(to, rows, ct);
        else await WriteTableAsync(to, rows, ct);
        return rows.Count;
    }

    private async Task<List<ExportedLabels>> ReadAsync()
    {
        var labels = await database.ReadAsync(sql => sql.ListAsync(All, row => (
            Message: row.GetInt64(0), Text: row.GetString(1), By: row.TextOrNull(2), At: row.Time(3), Source: (LabelSource)row.GetInt32(4), Head: row.GetString(5), Value: row.GetString(6))));
        return [.. labels.GroupBy(label => (label.Message, label.By)).Select(of => new ExportedLabels(
            of.First().Text, of.Key.By, of.Max(label => label.At), of.MaxBy(label => label.At).Source, of.ToDictionary(label => label.Head, label => label.Value)))];
    }

    private static async Task WriteTableAsync(Stream to, List<ExportedLabels> rows, CancellationToken ct)
    {
        await using var writer = new StreamWriter(to, leaveOpen: true);
        await writer.WriteAsync(string.Join('\t', [.. Heads.All.Select(head => head.Name), "text", "by", "at", "source"]) + "\n");
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            await writer.WriteAsync(string.Join(
                '\t', [.. Heads.All.Select(head => row.Answers.GetValueOrDefault(head.Name, "")), Cell(row.Text), row.By ?? "", Time(row.At), Word(row.Source)]) + "\n");
        }
    }

    private static async Task WriteJsonAsync(Stream to, List<ExportedLabels> rows, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            await using (var json = new Utf8JsonWriter(to, Plainly))
            {
                json.WriteStartObject();
                json.WriteString("text", row.Text);
                foreach (var head in Heads.All)
                    if (row.Answers.TryGetValue(head.Name, out var answer)) json.WriteString(head.Name, answer);
                json.WriteString("by", row.By);
                json.WriteString("at", Time(row.At));
                json.WriteString("source", Word(row.Source));
                json.WriteEndObject();
            }
            await to.WriteAsync("\n"u8.ToArray(), ct);
        }
    }

    // A cell that is whole between quotes would be taken for a quoted one.
    private static string Cell(string text)
    {
        var line = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace('\t', ' ').Replace("\r", "", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
        return line.StartsWith('"') ? @"\" + line : line;
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Word(LabelSource source) => source.ToString().ToLowerInvariant();
}
