using SupportBot.Classification;
using SupportBot.Classification.Evaluation;

namespace SupportBot.Learning;

/// <summary>Whether a candidate reads the frozen set worse than the active model, beyond what chance alone would do.</summary>
internal sealed class PromotionCheck(TrainingData data)
{
    /// <summary>What speaks against it, in plain sentences; null when nothing does.</summary>
    public Task<string?> WhyNotAsync(Classifier active, Classifier candidate, CancellationToken ct) => Task.Run(() => WhyNot(active, candidate), ct);

    private string? WhyNot(Classifier active, Classifier candidate)
    {
        try
        {
            var comparison = Comparison.Of(active, candidate, data.Corpus().Frozen, []);
            return comparison.IsNotWorse ? null : string.Join(' ', comparison.Words);
        }
        catch (ModelException problem)
        {
            return $"It cannot be compared with the active one: {problem.Message}";
        }
    }
}
