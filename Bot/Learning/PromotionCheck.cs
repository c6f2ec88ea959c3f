using SupportBot.Classification;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>Whether a candidate reads the frozen set worse than the active model, beyond what chance alone would do.</summary>
internal sealed class PromotionCheck(ModelStore models)
{
    private const double StandardErrors = 2;

    /// <summary>Where it is worse, in words; null when it is not.</summary>
    public async Task<string?> WhyWorseAsync(ModelVersion candidate)
    {
        var all = await models.ListAsync();
        var active = all.FirstOrDefault(model => model.State is ModelState.Active)?.Card.Figures ?? [];
        var figures = all.FirstOrDefault(model => model.Version == candidate)?.Card.Figures ?? [];
        var worse = active.Join(figures, before => (before.Head, before.Language), after => (after.Head, after.Language), (before, after) => (before, after))
            .Where(pair => pair.before.MacroF1 - pair.after.MacroF1 > StandardErrors * Math.Sqrt(pair.before.MacroF1 * (1 - pair.before.MacroF1) / pair.before.Messages))
            .Select(pair => $"{pair.after.Head} ({pair.after.Language})").ToList();
        return worse.Count == 0 ? null : $"It reads worse than the active model: {string.Join(", ", worse)}.";
    }
}
