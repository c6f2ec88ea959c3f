using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;

namespace SupportBot.Classification.Evaluation;

/// <summary>A labelled message as two classifiers read it.</summary>
/// <param name="Active">One reading per head, in the order of <see cref="Heads.All"/>.</param>
/// <param name="Candidate">The same.</param>
internal sealed record ComparedMessage(LabelledMessage Message, HeadReading[] Active, HeadReading[] Candidate)
{
    public static ComparedMessage Of(LabelledMessage message, Classifier active, Classifier candidate) =>
        new(message, Evaluator.Read(active, message.Text), Evaluator.Read(candidate, message.Text));

    /// <summary>The heads in which not the same is read, or not as surely.</summary>
    public IEnumerable<ChangedReading> Changes()
    {
        for (var head = 0; head < Active.Length; head++)
        {
            var (active, candidate) = (Active[head], Candidate[head]);
            if (active.Value != candidate.Value || active.IsSure != candidate.IsSure)
                yield return new ChangedReading(Message, Heads.All[head], Message.Labels[head], active, candidate);
        }
    }
}
