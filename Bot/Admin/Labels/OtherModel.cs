using SupportBot.Classification;
using SupportBot.Learning;
using SupportBot.Storage.Models;

namespace SupportBot.Admin.Labels;

/// <summary>The model that the active one is held against: the one that reads unseen, else the newest candidate. Kept while it is the same.</summary>
internal sealed class OtherModel(ModelStore models, ModelKeeper keeper)
{
    private volatile Classifier? _kept;

    /// <returns>Null when there is none that can be read.</returns>
    public async Task<Classifier?> FindAsync()
    {
        if (keeper.Shadow is { } shadow) return shadow;
        if ((await models.ListAsync()).FirstOrDefault(model => model.State is ModelState.Candidate) is not { Version: var version }) return null;
        if (_kept is { } kept && kept.Version == version.Value) return kept;
        try
        {
            return _kept = await keeper.LoadAsync(version);
        }
        catch (ModelException)
        {
            // Whoever wants to promote it is told; labelling goes on without.
            return null;
        }
    }
}
