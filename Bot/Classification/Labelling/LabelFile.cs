using SupportBot.Channels;
using SupportBot.Classification.Data;

namespace SupportBot.Classification.Labelling;

/// <summary>One labelled message of a file.</summary>
/// <param name="Answers">By head, an index of its answers; heads that nobody labelled are left out.</param>
internal sealed record LabelRow(int Line, string Text, IReadOnlyDictionary<Head, int> Answers);

/// <summary>What is in a file of labels: a column or property <c>text</c>, and those that are called like heads; others are not looked at.</summary>
/// <param name="Bad">What cannot be used, and why, by line.</param>
internal sealed record LabelFile(IReadOnlyList<LabelRow> Rows, IReadOnlyList<BadRow> Bad)
{
    /// <param name="text">TSV, CSV, JSON or JSONL.</param>
    /// <param name="name">What it is called in a refusal.</param>
    /// <exception cref="ModelException">It is none of them, or has no text at all.</exception>
    public static LabelFile Parse(string text, string name)
    {
        var bad = new List<BadRow>();
        var file = DataFile.Parse(text, name, bad);
        var texts = file.Column("text");
        var columns = Heads.All.Select(head => (Head: head, Column: file.Find(head.Name))).Where(of => of.Column is not null).ToDictionary(of => of.Head, of => of.Column!);
        if (columns.Count == 0) throw new ModelException($"{name}: no column is named after what the model reads: {string.Join(", ", Heads.All.Select(head => head.Name))}.");
        var (rows, seen) = (new List<LabelRow>(), new Dictionary<string, int>());
        foreach (var row in file.Rows)
        {
            var (labelled, why) = Read(row, texts, columns);
            if (labelled is not null && !seen.TryAdd(TextKey.Of(labelled.Text), row.Line)) why = $"the text stands in line {seen[TextKey.Of(labelled.Text)]} already";
            if (why is null) rows.Add(labelled!);
            else bad.Add(new BadRow(row.Line, why));
        }
        return new LabelFile(rows, [.. bad.OrderBy(row => row.Line)]);
    }

    private static (LabelRow? Row, string? Why) Read(DataRow row, string texts, Dictionary<Head, string> columns)
    {
        if (row[texts] is { Length: > TextRules.MaxIncomingLength }) return (null, $"the text is longer than {TextRules.MaxIncomingLength} characters");
        if (TextRules.Clean(row[texts] ?? "") is not { Length: > 0 } text) return (null, "there is no text");
        var answers = new Dictionary<Head, int>();
        foreach (var (head, column) in columns)
        {
            if (row[column] is not { } cell || string.IsNullOrWhiteSpace(cell)) continue;
            var answer = head.Labels.IndexOf(ColumnChoice.Plain(cell));
            if (answer < 0) return (null, $"'{cell}' is no {head.Name}; one of {string.Join(", ", head.Labels)}");
            answers[head] = answer;
        }
        return Contradiction(answers) is { } why ? (null, why) : (new LabelRow(row.Line, text, answers), null);
    }

    private static string? Contradiction(Dictionary<Head, int> answers)
    {
        if (answers.Count == 0) return "nothing is labelled";
        var isAngry = answers.TryGetValue(Heads.Anger, out var anger) && anger > 0;
        return isAngry && answers.TryGetValue(Heads.Sentiment, out var sentiment) && Heads.Sentiment.Labels[sentiment] != "negative"
            ? "anger without negative sentiment; the guide says that anger implies it"
            : null;
    }
}
