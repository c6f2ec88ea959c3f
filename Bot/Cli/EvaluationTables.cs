using Spectre.Console;
using SupportBot.Classification.Evaluation;

namespace SupportBot.Cli;

/// <summary>One head's figures as tables that fit 80 columns.</summary>
internal static class EvaluationTables
{
    private const string Explained = "sure: read with confidence; right: accuracy of those; ECE: calibration error";

    /// <param name="console">Where to.</param>
    /// <param name="reports">A report for all messages, then one per language.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<(string Language, HeadReport Report)> reports)
    {
        var head = reports[0].Report.Matrix.Head;
        console.WriteLine();
        console.Write(Summary(head.Name, reports));
        console.Write(Answers(head.Labels, reports));
        console.Write(Confusion(reports[0].Report.Matrix));
    }

    private static Table Summary(string head, IReadOnlyList<(string Language, HeadReport Report)> reports)
    {
        var table = New(head, "language", "messages", "macro-F1", "accuracy", "sure", "right", "ECE").Caption(Explained);
        foreach (var (language, report) in reports.Where(r => r.Report.Matrix.Total > 0))
        {
            table.AddRow(language, Text(report.Matrix.Total), Text(report.Matrix.MacroF1), Text(report.Matrix.Accuracy),
                Text(report.Coverage), Text(report.SureAccuracy), Text(report.CalibrationError));
        }

        return table;
    }

    private static Table Answers(IReadOnlyList<string> labels, IReadOnlyList<(string Language, HeadReport Report)> reports)
    {
        var table = New("precision/recall/F1 in percent", [.. reports.Select(r => r.Language).Prepend("")]);
        for (var answer = 0; answer < labels.Count; answer++)
            table.AddRow([.. reports.Select(r => Triple(r.Report.Matrix, answer)).Prepend(labels[answer])]);
        return table;
    }

    private static Table Confusion(ConfusionMatrix matrix)
    {
        var table = New("confusion: row is, column read", [.. matrix.Head.Labels.Select(Short).Prepend("")]);
        for (var truth = 0; truth < matrix.Head.Count; truth++)
            table.AddRow([.. Enumerable.Range(0, matrix.Head.Count).Select(read => Text(matrix[truth, read])).Prepend(matrix.Head.Labels[truth])]);
        return table;
    }

    private static Table New(string title, params string[] columns)
    {
        var table = new Table().Title(title).Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(new TableColumn(column).NoWrap().Alignment(column == columns[0] ? Justify.Left : Justify.Right));
        return table;
    }

    private static string Triple(ConfusionMatrix matrix, int answer) =>
        matrix.Support(answer) == 0 ? "-" : string.Create(CultureInfo.InvariantCulture,
            $"{100 * matrix.Precision(answer):0}/{100 * matrix.Recall(answer):0}/{100 * matrix.F1(answer):0}");

    private static string Short(string label) => label[..Math.Min(label.Length, 4)];

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
