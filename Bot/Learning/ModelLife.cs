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
        if (model.State is not ModelState.Candidate || !string.IsNullOrWhiteSpace(reason))
            return await ActivateAsync(version, instead: null, AuditAct.ModelPromoted, by, reason, ct);
        // Another node may have changed the active one a moment ago.
        await keeper.LookAsync(ct);
        var (against, why) = await JudgeAsync(version);
        return why is null ? await ActivateAsync(version, against, AuditAct.ModelPromoted, by, reason, ct) : new PromoteResult.NeedsReason(why);
    }

    /// <summary>Goes back to a model that was active before. It was judged then, so nothing is compared now.</summary>
    public async Task<PromoteResult> RollBackAsync(ModelVersion version, string by, CancellationToken ct)
    {
        if (await models.FindAsync(version) is not { State: ModelState.Kept }) return new PromoteResult.NotFound();
        return await LoadAsync(version) is { } problem ? problem : await ActivateAsync(version, instead: null, AuditAct.ModelRolledBack, by, reason: null, ct);
    }

    /// <summary>Lets a model read along unseen, once it is known that it can be read with.</summary>
    public async Task<PromoteResult> BeginShadowAsync(ModelVersion version, string by, CancellationToken ct)
    {
        if (await models.FindAsync(version) is null) return new PromoteResult.NotFound();
        if (await LoadAsync(version) is { } problem) return problem;
        if (!await models.BeginShadowAsync(version, by, ct)) return new PromoteResult.NotFound();
        await keeper.LookAsync(ct);
        return new PromoteResult.Done();
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

    // What it was compared with, and what speaks against it in plain sentences; null when nothing does.
    private async Task<(ModelVersion? Against, string? Why)> JudgeAsync(ModelVersion candidate)
    {
        try
        {
            var comparison = await comparisons.OfAsync(candidate);
            return (new ModelVersion(comparison.Active), comparison.IsNotWorse ? null : string.Join(' ', comparison.Words));
        }
        catch (ModelException problem)
        {
            return (null, $"It cannot be compared with the active one: {problem.Message}");
        }
    }

    private async Task<PromoteResult> ActivateAsync(ModelVersion version, ModelVersion? instead, AuditAct act, string by, string? reason, CancellationToken ct)
    {
        var activation = await models.ActivateAsync(version, instead, act, by, reason, ct);
        await keeper.LookAsync(ct);
        return activation switch
        {
            Activation.Done => new PromoteResult.Done(),
            Activation.NoSuchModel => new PromoteResult.NotFound(),
            Activation.IsActive => new PromoteResult.AlreadyActive(),
            Activation.OtherIsActive => new PromoteResult.NeedsReason(
                $"It was compared with model {instead}, and that is not the active one by now. Try again to compare it with the one that is."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
