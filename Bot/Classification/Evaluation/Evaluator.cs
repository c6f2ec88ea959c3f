using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;

namespace SupportBot.Classification.Evaluation;

/// <summary>Compares what a classifier reads with what people read.</summary>
internal static class Evaluator
{
    /// <returns>One report per head, in the order of <see cref="Heads.All"/>.</returns>
    public static IReadOnlyList<HeadReport> Evaluate(Classifier classifier, IEnumerable<LabelledMessage> messages) =>
        Report(messages.Select(message => (message, Read(classifier, message.Text))));

    /// <returns>One reading per head, in the order of <see cref="Heads.All"/>.</returns>
    public static HeadReading[] Read(Classifier classifier, string text)
    {
        var read = classifier.Assess(text);
        return [.. Heads.All.Select(head => HeadReading.Of(read, head))];
    }

    /// <returns>One report per head, in the order of <see cref="Heads.All"/>.</returns>
    public static IReadOnlyList<HeadReport> Report(IEnumerable<(LabelledMessage Message, HeadReading[] Read)> messages)
    {
        var reports = Heads.All.Select(head => new HeadReport(head)).ToArray();
        foreach (var (message, read) in messages)
        {
            for (var head = 0; head < reports.Length; head++)
                if (message.Labels[head] != LabelledMessage.Unknown) reports[head].Add(message.Labels[head], read[head]);
        }
        return reports;
    }
}
