using SupportBot.Classification.Training;
using SupportBot.Conversations;

namespace SupportBot.Classification.Evaluation;

/// <summary>Compares what a classifier reads with what people read.</summary>
internal static class Evaluator
{
    /// <returns>One report per head, in the order of <see cref="Heads.All"/>.</returns>
    public static IReadOnlyList<HeadReport> Evaluate(Classifier classifier, IEnumerable<LabelledMessage> messages)
    {
        var reports = Heads.All.Select(head => new HeadReport(head)).ToArray();
        foreach (var message in messages) Add(reports, message.Labels, classifier.Assess(message.Text));
        return reports;
    }

    private static void Add(HeadReport[] reports, sbyte[] truth, Assessment read)
    {
        Add(0, (int)read.Language.Value, read.Language.Confidence, read.Language.IsSure);
        Add(1, (int)read.Sentiment.Value, read.Sentiment.Confidence, read.Sentiment.IsSure);
        Add(2, (int)read.Anger.Value, read.Anger.Confidence, read.Anger.IsSure);
        Add(3, (int)read.Urgency.Value, read.Urgency.Confidence, read.Urgency.IsSure);
        Add(4, (int)read.Topic.Value, read.Topic.Confidence, read.Topic.IsSure);
        Add(5, read.WantsPerson.Value ? 1 : 0, read.WantsPerson.Confidence, read.WantsPerson.IsSure);
        Add(6, (int)read.Abuse.Value, read.Abuse.Confidence, read.Abuse.IsSure);

        void Add(int head, int value, float confidence, bool isSure)
        {
            if (truth[head] != LabelledMessage.Unknown) reports[head].Add(truth[head], value, confidence, isSure);
        }
    }
}
