using SupportBot.Classification;
using SupportBot.Classification.Features;
using SupportBot.Classification.Training;

namespace SupportBot.Benchmarks.Public;

/// <summary>How many questions out of scope are told from others, when only so many others may be lost.</summary>
/// <param name="Accuracy">Of the questions in scope the share that is read rightly and confidently.</param>
/// <param name="Recall">Of the others the share that is not read confidently.</param>
internal readonly record struct OutOfScope(float Threshold, double Accuracy, double Recall)
{
    /// <summary>The highest threshold that leaves the accuracy asked for. Confidence is fitted on a fifth of what is learnt from, read by a model without it.</summary>
    public static OutOfScope Of(PublicSet set, OneQuestion learnt, HeadSettings settings, Lexicon lexicon, double leastAccuracy, CancellationToken ct)
    {
        var calibration = Calibrate(set, settings, lexicon, ct);
        var right = new List<float>();
        foreach (var message in set.Apart)
        {
            var (answer, confidence) = Confidence(learnt, calibration, message.Text);
            if (answer == message.Answer) right.Add(confidence);
        }
        right.Sort();
        var mayLose = Math.Max(0, right.Count - (int)Math.Ceiling(leastAccuracy * set.Apart.Count));
        var threshold = right[mayLose];
        var unsure = set.Outside.Count(text => Confidence(learnt, calibration, text).Confidence < threshold);
        return new OutOfScope(threshold, right.Count(confidence => confidence >= threshold) / (double)set.Apart.Count, unsure / (double)set.Outside.Count);
    }

    private static Calibration Calibrate(PublicSet set, HeadSettings settings, Lexicon lexicon, CancellationToken ct)
    {
        var parts = set.Learnt.ToLookup(message => Split.Fold(message.Text) == 0);
        var without = OneQuestion.Learn([.. parts[false]], set.Answers, settings, lexicon, ct);
        return Calibrator.Fit([.. parts[true].Select(message => without.Score(message.Text))], [.. parts[true].Select(message => message.Answer)], settings.SureWhenRight);
    }

    private static (int Answer, float Confidence) Confidence(OneQuestion learnt, Calibration calibration, string text)
    {
        var scores = learnt.Score(text);
        calibration.Apply(scores);
        return (OneQuestion.Best(scores), scores.Max());
    }
}
