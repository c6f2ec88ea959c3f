using System.Text.Json;
using SupportBot.Classification.Evaluation;

namespace SupportBot.Cli;

/// <summary>What <c>compare</c> found, for programs.</summary>
internal static class ComparisonJson
{
    public static string Of(Comparison comparison) => JsonSerializer.Serialize(
        new Compared(
            comparison.Active, comparison.Candidate, comparison.Frozen.Messages, comparison.IsNotWorse, comparison.Words,
            [.. comparison.Frozen.Heads.Select(head => new ComparedHeadJson(head.Head.Name, [.. head.Languages.Where(l => l.Active.Matrix.Total > 0).Select(Of)]))],
            [.. comparison.Changed.Select(Of)]),
        ResultsJson.Default.Compared);

    private static ComparedLanguageJson Of(ComparedLanguage language) => new(
        language.Language, language.Active.Matrix.Total, Of(language.Active), Of(language.Candidate), Name(language.Verdict.Judgement),
        language.Verdict.Difference, language.Verdict.From, language.Verdict.To);

    private static FiguresJson Of(HeadReport report) =>
        new(report.Matrix.MacroF1, report.Matrix.Accuracy, report.Coverage, report.SureAccuracy, report.CalibrationError);

    private static ChangedJson Of(ChangedReading change) => new(
        change.Message.Text, change.Head.Name, change.Truth < 0 ? null : change.Head.Labels[change.Truth],
        Of(change.Head, change.Active), Of(change.Head, change.Candidate));

    private static ReadingJson Of(Classification.Head head, Classification.Labelling.HeadReading reading) =>
        new(head.Labels[reading.Value], reading.Confidence, reading.IsSure);

    private static string Name(Judgement judgement) => JsonNamingPolicy.SnakeCaseLower.ConvertName(judgement.ToString());
}

internal sealed record Compared(
    string Active, string Candidate, int Messages, bool IsNotWorse, IReadOnlyList<string> Words, ComparedHeadJson[] Heads, ChangedJson[] Changed);

internal sealed record ComparedHeadJson(string Head, ComparedLanguageJson[] Languages);

/// <param name="From">With <paramref name="To"/> the interval of the difference in macro-F1.</param>
internal sealed record ComparedLanguageJson(
    string Language, int Messages, FiguresJson Active, FiguresJson Candidate, string Verdict, double Difference, double From, double To);

internal sealed record FiguresJson(double MacroF1, double Accuracy, double Sure, double RightWhenSure, double CalibrationError);

internal sealed record ChangedJson(string Text, string Head, string? Label, ReadingJson Active, ReadingJson Candidate);

internal sealed record ReadingJson(string Value, float Confidence, bool IsSure);
