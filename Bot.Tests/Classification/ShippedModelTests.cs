using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

public sealed class ShippedModelTests
{
    /// <summary>Macro-F1 on the messages held apart, a little below what the model card states.</summary>
    public static TheoryData<string, double[]> Floors => new()
    {
        { "en", [0.99, 0.84, 0.81, 0.76, 0.71, 0.89, 0.82] },
        { "ru", [0.99, 0.88, 0.84, 0.77, 0.77, 0.89, 0.80] },
        { "pl", [0.99, 0.85, 0.82, 0.79, 0.76, 0.88, 0.86] },
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
            report.SureAccuracy.ShouldBeGreaterThan(0.85, report.Matrix.Head.Name);
            report.CalibrationError.ShouldBeLessThan(0.05, report.Matrix.Head.Name);
        }
    }

    [Theory]
    [InlineData(nameof(Variant.Typos), 0.02)]
    [InlineData(nameof(Variant.Capitals), 0.02)]
    [InlineData(nameof(Variant.NoDiacritics), 0.02)]
    [InlineData(nameof(Variant.Pictures), 0.02)]
    public void A_message_written_otherwise_is_read_nearly_as_well(string variant, double loss)
    {
        var apart = Shipped.Corpus.Where(m => m.Labels[0] > 0 && Split.IsHeldApart(m.Text)).ToList();
        var written = Evaluator.Evaluate(Shipped.Classifier, apart);
        var otherwise = Evaluator.Evaluate(Shipped.Classifier, apart.Select(m => m with { Text = Variants.Of(m.Text, Enum.Parse<Variant>(variant)) }));
        for (var head = 0; head < written.Count; head++)
            otherwise[head].Matrix.MacroF1.ShouldBeGreaterThanOrEqualTo(written[head].Matrix.MacroF1 - loss, Heads.All[head].Name);
    }
}
