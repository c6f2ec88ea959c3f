using Spectre.Console;
using SupportBot.Classification.Evaluation;

namespace SupportBot.Cli;

/// <summary>One head's figures as tables that fit 80 columns.</summary>
internal static class EvaluationTables
{
    private const string Explained = "sure: read with confidence; right: accuracy of those; ECE: calibration error";

    private static readonly double[] Thresholds = [0.5, 0.6, 0.7, 0.8, 0.9, 0.96];

    /// <param name="console">Where to.</param>
    /// <param name="reports">A report for all messages, then one per language.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<(string Language, HeadReport Report)> reports)
    {
        var head = reports[0].Report.Matrix.Head;
        console.WriteLine();
        console.Write(Summary(head.Name, reports));
        console.Write(Answers(head.Labels, reports));
        console.Write(Confusion(reports[0].Report.Matrix));
        console.Write(Coverage(reports));
        console.Write(Calibration(reports[0].Report));
    }

    /// <summary>One head of two classifiers.</summary>
    public static void Write(IAnsiConsole console, ComparedHead head)
    {
        var table = New(head.Head.Name, "language", "messages", "first", "second", "change", "from", "to", "verdict").Caption(
            "macro-F1 of the first and the second; chance leaves the change between from and to");
        foreach (var language in head.Languages.Where(language => language.Active.Matrix.Total > 0))
        {
            var (verdict, isJudged) = (language.Verdict, language.Verdict.Judgement is not Judgement.TooFew);
            table.AddRow(language.Language, Text(language.Active.Matrix.Total), Text(language.Active.Matrix.MacroF1), Text(language.Candidate.Matrix.MacroF1),
                Change(language.Candidate.Matrix.MacroF1 - language.Active.Matrix.MacroF1), isJudged ? Change(verdict.From) : "", isJudged ? Change(verdict.To) : "", Word(verdict.Judgement));
        }
        console.WriteLine();
        console.Write(table);
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

    private static Table Coverage(IReadOnlyList<(string Language, HeadReport Report)> reports)
    {
        var table = New("coverage/accuracy in percent, if sure from", [.. Thresholds.Select(from => from.ToString("0.00", CultureInfo.InvariantCulture)).Prepend("")]);
        foreach (var (language, report) in reports.Where(r => r.Report.Matrix.Total > 0))
            table.AddRow([.. Thresholds.Select(from => Pair(report.Curve.FirstOrDefault(point => point.Threshold >= from))).Prepend(language)]);
        return table;
    }

    private static Table Calibration(HeadReport report)
    {
        var table = New("calibration: the share that is right", "confidence", "messages", "mean", "right");
        foreach (var bin in report.Reliability)
        {
            table.AddRow(string.Create(CultureInfo.InvariantCulture, $"{bin.From:0.0} to {bin.From + 0.1:0.0}"), Text(bin.Count), Text(bin.Confidence), Text(bin.Right));
        }
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

    private static string Pair(CoveragePoint point) => point.Coverage == 0 ? "-" : string.Create(CultureInfo.InvariantCulture,
        $"{100 * point.Coverage:0}/{100 * point.Accuracy:0}");

    private static string Change(double difference) => difference.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string Word(Judgement judgement) => judgement switch
    {
        Judgement.TooFew => "too few",
        Judgement.WithinNoise => "noise",
        Judgement.Better => "better",
        Judgement.Worse => "worse",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Short(string label) => label[..Math.Min(label.Length, 4)];

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
