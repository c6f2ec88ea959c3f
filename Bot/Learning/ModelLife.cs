using SupportBot.Classification;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>Makes models active and goes back to earlier ones.</summary>
internal sealed class ModelLife(ModelStore models, ModelKeeper keeper, Comparisons comparisons)
{
    /// <summary>Makes a candidate active when it is not worse than the active one beyond noise, or somebody says why all the same.</summary>
    public async Task<PromoteResult> PromoteAsync(ModelVersion version, string by, string? reason, CancellationToken ct)
    {
        if (await models.FindAsync(version) is not { } model) return new PromoteResult.NotFound();
        if (await LoadAsync(version) is { } problem) return problem;
        if (model.State is ModelState.Candidate && string.IsNullOrWhiteSpace(reason) && await WhyNotAsync(version) is { } why)
            return new PromoteResult.NeedsReason(why);
        return await ActivateAsync(version, AuditAct.ModelPromoted, by, reason, ct);
    }

    /// <summary>Goes back to a model that was active before. It was judged then, so nothing is compared now.</summary>
    public async Task<PromoteResult> RollBackAsync(ModelVersion version, string by, CancellationToken ct)
    {
        if (await models.FindAsync(version) is not { State: ModelState.Kept }) return new PromoteResult.NotFound();
        return await LoadAsync(version) is { } problem ? problem : await ActivateAsync(version, AuditAct.ModelRolledBack, by, reason: null, ct);
    }

    /// <summary>Which one was active before the active one; null for none.</summary>
    public async ValueTask<ModelVersion?> BeforeAsync() =>
        (await models.ListAsync()).Where(model => model.State is ModelState.Kept).MaxBy(model => model.ActivatedAt)?.Version;

    private async Task<PromoteResult.Unusable?> LoadAsync(ModelVersion version)
    {
        try
        {
            await keeper.PrepareAsync(version);
            return null;
        }
        catch (ModelException problem)
        {
            return new PromoteResult.Unusable(problem.Message);
        }
    }

    // What speaks against a candidate, in plain sentences; null when nothing does.
    private async Task<string?> WhyNotAsync(ModelVersion candidate)
    {
        try
        {
            var comparison = await comparisons.OfAsync(candidate);
            return comparison.IsNotWorse ? null : string.Join(' ', comparison.Words);
        }
        catch (ModelException problem)
        {
            return $"It cannot be compared with the active one: {problem.Message}";
        }
    }

    private async Task<PromoteResult> ActivateAsync(ModelVersion version, AuditAct act, string by, string? reason, CancellationToken ct)
    {
        if (!await models.ActivateAsync(version, act, by, reason, ct)) return new PromoteResult.NotFound();
        await keeper.LookAsync(ct);
        return new PromoteResult.Done();
    }
}
