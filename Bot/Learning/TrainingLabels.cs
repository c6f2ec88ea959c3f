using SupportBot.Classification.Training;
using SupportBot.Storage.Labels;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>The corrected messages that a training learns from.</summary>
/// <param name="Newest">When the last of them was labelled.</param>
/// <param name="Erased">Messages of erased customers that the active model has learnt from, and that are not among them any more.</param>
internal sealed record LearntLabels(IReadOnlyList<LabelledMessage> Messages, DateTimeOffset? Newest, int Erased)
{
    public static LearntLabels None { get; } = new([], null, 0);
}

/// <summary>Reads them when a training begins.</summary>
internal sealed class TrainingLabels(Func<Task<LearntLabels>> read)
{
    public static TrainingLabels In(LabelStore labels, ModelStore models) => new(async () =>
    {
        var active = (await models.ListAsync()).FirstOrDefault(model => model.State is ModelState.Active);
        return new LearntLabels(
            await labels.ForTrainingAsync(), await labels.NewestAtAsync(), (int)await ErasedSinceAsync(labels, active));
    });

    public Task<LearntLabels> ReadAsync() => read();

    /// <summary>How many messages of customers who were erased since a model has learnt from.</summary>
    public static async Task<long> ErasedSinceAsync(LabelStore labels, StoredModel? model) =>
        model is { Card.Labels: > 0 } ? await labels.ErasedSinceAsync(model.LabelsReadAt) : 0;
}
