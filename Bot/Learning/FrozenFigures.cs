using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Training;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>How well a classifier reads the frozen set, for its card.</summary>
internal static class FrozenFigures
{
    public static IReadOnlyList<ModelFigure> Of(Classifier classifier, IReadOnlyList<LabelledMessage> frozen)
    {
        var languages = frozen.Where(message => message.Labels[0] != LabelledMessage.Unknown)
            .GroupBy(message => Heads.Language.Labels[message.Labels[0]]).OrderBy(group => group.Key, StringComparer.Ordinal);
        return [.. Of(classifier, ModelFigure.All, frozen), .. languages.SelectMany(group => Of(classifier, group.Key, group))];
    }

    private static IEnumerable<ModelFigure> Of(Classifier classifier, string language, IEnumerable<LabelledMessage> messages) =>
        Evaluator.Evaluate(classifier, messages).Where(report => report.Matrix.Total > 0).Select(report => new ModelFigure(
            report.Matrix.Head.Name, language, report.Matrix.Total, Kept(report.Matrix.MacroF1), Kept(report.Matrix.Accuracy), Kept(report.Coverage),
            Kept(report.SureAccuracy), Kept(report.CalibrationError)));

    private static double Kept(double share) => Math.Round(share, 4);
}
