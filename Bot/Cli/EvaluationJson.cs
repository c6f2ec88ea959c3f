using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Classification.Evaluation;

namespace SupportBot.Cli;

/// <summary>What <c>evaluate</c> found, for programs.</summary>
internal static class EvaluationJson
{
    public static string Of(string model, int messages, IReadOnlyList<(string Language, IReadOnlyList<HeadReport> Reports)> languages) => JsonSerializer.Serialize(
        new Evaluated(
            model, messages,
            [
                .. languages[0].Reports.Index().Where(head => head.Item.Matrix.Total > 0).Select(head => new JudgedHead(
                    head.Item.Matrix.Head.Name,
                    [.. languages.Where(l => l.Reports[head.Index].Matrix.Total > 0).Select(l => Of(l.Language, l.Reports[head.Index]))])),
            ]),
        ResultsJson.Default.Evaluated);

    private static JudgedLanguage Of(string language, HeadReport report)
    {
        var (matrix, answers) = (report.Matrix, Enumerable.Range(0, report.Matrix.Head.Count));
        return new JudgedLanguage(
            language, matrix.Total, matrix.MacroF1, matrix.Accuracy, report.Coverage, report.SureAccuracy, report.CalibrationError,
            [.. answers.Select(a => new JudgedAnswer(matrix.Head.Labels[a], matrix.Support(a), matrix.Precision(a), matrix.Recall(a), matrix.F1(a)))],
            [.. answers.Select(truth => answers.Select(read => matrix[truth, read]).ToArray())],
            report.Reliability, report.Curve);
    }
}

internal sealed record Evaluated(string Model, int Messages, JudgedHead[] Heads);

internal sealed record JudgedHead(string Head, JudgedLanguage[] Languages);

/// <param name="Confusion">A row for each true answer, in it how often it was read as each.</param>
internal sealed record JudgedLanguage(
    string Language, int Messages, double MacroF1, double Accuracy, double Sure, double RightWhenSure, double CalibrationError, JudgedAnswer[] Answers,
    int[][] Confusion, IReadOnlyList<ReliabilityBin> Calibration, IReadOnlyList<CoveragePoint> Coverage);

internal sealed record JudgedAnswer(string Answer, int Support, double Precision, double Recall, double F1);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Evaluated))]
[JsonSerializable(typeof(Compared))]
internal sealed partial class ResultsJson : JsonSerializerContext;
