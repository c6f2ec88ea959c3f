using SupportBot.Classification;
using SupportBot.Storage.Models;

namespace SupportBot.Admin.Labels;

/// <summary>The model that the active one is held against: the one that reads unseen, else the newest candidate. Kept while it is the same.</summary>
internal sealed class OtherModel(ModelStore models)
{
    private volatile Classifier? _kept;

    /// <returns>Null when there is none that can be read.</returns>
    public async Task<Classifier?> FindAsync()
    {
        var known = await models.ListAsync();
        if ((known.FirstOrDefault(model => model.ShadowSince is not null) ?? known.FirstOrDefault(model => model.State is ModelState.Candidate)) is not { Version: var version })
            return null;
        if (_kept is { } kept && kept.Version == version.Value) return kept;
        if (await models.BytesAsync(version) is not { } bytes) return null;
        try
        {
            return _kept = Classifier.Of(bytes, version.Value);
        }
        catch (ModelException)
        {
            // Whoever wants to promote it is told; labelling goes on without.
            return null;
        }
    }
}
