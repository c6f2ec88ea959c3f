using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

public sealed class ShippedModelTests
{
    /// <summary>Macro-F1 on the messages held apart, a little below what the model card states.</summary>
    public static TheoryData<string, double[]> Floors => new()
    {
        { "en", [0.95, 0.70, 0.70, 0.62, 0.62, 0.80, 0.70] },
        { "ru", [0.95, 0.78, 0.75, 0.58, 0.66, 0.80, 0.70] },
        { "pl", [0.95, 0.70, 0.68, 0.58, 0.62, 0.80, 0.70] },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void Messages_held_apart_are_read_well_enough(string language, double[] floors)
    {
        var messages = Shipped.Corpus.Where(m => m.Labels[0] == Heads.Language.Labels.IndexOf(language) && Split.IsHeldApart(m.Text));
        var reports = Evaluator.Evaluate(Shipped.Classifier, messages);
        for (var head = 0; head < reports.Count; head++)
            reports[head].Matrix.MacroF1.ShouldBeGreaterThanOrEqualTo(floors[head], $"{language} {Heads.All[head].Name}");
    }

    [Fact]
    public void Sure_readings_are_right_more_often_than_all_readings_and_confidence_is_honest()
    {
        foreach (var report in Evaluator.Evaluate(Shipped.Classifier, Shipped.Corpus.Where(m => Split.IsHeldApart(m.Text))))
        {
            report.SureAccuracy.ShouldBeGreaterThanOrEqualTo(report.Matrix.Accuracy, report.Matrix.Head.Name);
            report.SureAccuracy.ShouldBeGreaterThan(0.78, report.Matrix.Head.Name);
            report.CalibrationError.ShouldBeLessThan(0.09, report.Matrix.Head.Name);
        }
    }
}
