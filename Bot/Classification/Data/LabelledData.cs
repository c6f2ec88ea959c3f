using SupportBot.Classification.Training;

namespace SupportBot.Classification.Data;

/// <summary>The labelled messages of a file.</summary>
/// <param name="Unknown">Answers that no head has; where they stand, the head is taken as unlabelled.</param>
/// <param name="WithoutText">The lines that have no text.</param>
internal sealed record LabelledData(IReadOnlyList<LabelledMessage> Messages, IReadOnlyList<UnknownAnswer> Unknown, IReadOnlyList<int> WithoutText)
{
    /// <exception cref="ModelException">A column is missing, or nothing is labelled.</exception>
    public static LabelledData Of(DataFile file, ColumnChoice choice)
    {
        var text = file.Column(choice.Text);
        var columns = Columns(file, choice);
        var (messages, unknown, without) = (new List<LabelledMessage>(), new List<(Head Head, string Answer, int Line)>(), new List<int>());
        foreach (var row in file.Rows)
        {
            if (string.IsNullOrWhiteSpace(row[text])) without.Add(row.Line);
            else messages.Add(new LabelledMessage(row[text]!, Labels(row, columns, choice, unknown)));
        }
        return new LabelledData(
            messages,
            [.. unknown.GroupBy(u => (u.Head, u.Answer)).Select(of => new UnknownAnswer(of.Key.Head, of.Key.Answer, [.. of.Select(u => u.Line)]))],
            without);
    }

    private static Dictionary<Head, string> Columns(DataFile file, ColumnChoice choice)
    {
        var columns = choice.Heads.Count > 0
            ? choice.Heads.ToDictionary(head => head.Key, head => file.Column(head.Value))
            : Heads.All.Select(head => (head, Column: file.Find(head.Name))).Where(head => head.Column is not null).ToDictionary(head => head.head, head => head.Column!);
        return columns.Count > 0 || choice.Language is not null ? columns : throw new ModelException(
            $"No column is called like a head. Say which holds what with --column urgency=COLUMN; the file has {string.Join(", ", file.Columns)}.");
    }

    private static sbyte[] Labels(DataRow row, Dictionary<Head, string> columns, ColumnChoice choice, List<(Head, string, int)> unknown)
    {
        var labels = new sbyte[Heads.All.Length];
        for (var h = 0; h < labels.Length; h++)
        {
            var head = Heads.All[h];
            labels[h] = LabelledMessage.Unknown;
            if (head == Heads.Language && choice.Language is { } language) labels[h] = (sbyte)head.Labels.IndexOf(language);
            else if (columns.TryGetValue(head, out var column) && row[column] is { } answer && choice.LabelOf(head, answer) is { Length: > 0 } label)
            {
                labels[h] = (sbyte)head.Labels.IndexOf(label);
                if (labels[h] < 0) unknown.Add((head, answer, row.Line));
            }
        }
        return labels;
    }
}

/// <summary>An answer of a file that the head does not have.</summary>
/// <param name="Lines">Where it stands.</param>
internal sealed record UnknownAnswer(Head Head, string Answer, IReadOnlyList<int> Lines)
{
    private const int Named = 5;

    public override string ToString()
    {
        var lines = string.Join(", ", Lines.Take(Named)) + (Lines.Count > Named ? $" and {Lines.Count - Named} more" : "");
        return $"'{Answer}' is no {Head.Name} ({string.Join(", ", Head.Labels)}): {(Lines.Count == 1 ? "line" : "lines")} {lines}. Translate it with --map {Head.Name}:{Answer}=LABEL.";
    }
}
