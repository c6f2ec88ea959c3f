using SupportBot.Classification;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>
/// Puts the model that came with the program into the store: the first one becomes active, and so does a newer one when an earlier
/// shipped one is active that nobody chose. Otherwise it is a candidate like any other, and an admin decides.
/// </summary>
internal sealed class ShippedIntake(ModelStore models, ShippedModel shipped, TrainingData data, TimeProvider clock)
{
    /// <summary>Does nothing when it was put in before, by whichever node.</summary>
    public async Task TakeInAsync(CancellationToken ct)
    {
        var known = await models.ListAsync();
        if (known.Any(model => model.Version == shipped.Version)) return;
        var active = known.FirstOrDefault(model => model.State is ModelState.Active);
        var model = new StoredModel(shipped.Version, ModelState.Candidate, clock.GetUtcNow(), MadeBy: null, active?.Version, Size: 0, await LowPriority.RunAsync(Card)) { IsShipped = true };
        await models.AddShippedAsync(model, await File.ReadAllBytesAsync(shipped.Path, ct), ct);
    }

    // What it learnt from cannot be told here when it learnt from more than the corpus; how well it reads can.
    private ModelCard Card()
    {
        try
        {
            return new ModelCard { Figures = FrozenFigures.Of(shipped.Classifier, data.Corpus().Frozen) };
        }
        catch (ModelException)
        {
            // The corpus was not brought along. The model is as good without its figures.
            return ModelCard.Empty;
        }
    }
}
