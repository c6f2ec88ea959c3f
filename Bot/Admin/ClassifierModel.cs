using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Learning;
using SupportBot.Storage.Models;

namespace SupportBot.Admin;

/// <summary>What the classifier page shows.</summary>
/// <param name="Active">Null until the model that came with the program is in the store.</param>
/// <param name="Others">Candidates and kept models, the newest first.</param>
/// <param name="Reading">The version this node reads with, which is the active one unless there is trouble.</param>
/// <param name="Training">The one under way or else the last.</param>
internal sealed record ClassifierModel(
    StoredModel? Active, IReadOnlyList<StoredModel> Others, string Reading, ModelTrouble? Trouble, Training? Training, TriedText? Tried, DateTimeOffset Now)
{
    public bool IsTraining => Training is { State: TrainingState.Running };

    public IEnumerable<StoredModel> In(ModelState state) => Others.Where(model => model.State == state);

    /// <summary>What a candidate read unseen, by its version; only of those that did.</summary>
    public IReadOnlyDictionary<ModelVersion, ShadowTally> Shadows { get; init; } = new Dictionary<ModelVersion, ShadowTally>();

    /// <summary>Messages of customers who were erased since the active model was made, and that it has learnt from.</summary>
    public long ErasedSince { get; init; }

    /// <summary>Of which model a reason is asked for, with why it is.</summary>
    public (ModelVersion Version, string Why)? Doubted { get; init; }
}

/// <summary>A text that an admin tried.</summary>
internal sealed record TriedText(string Text, Assessment Reading, IReadOnlyDictionary<Head, IReadOnlyList<Reason>> Reasons)
{
    public static TriedText? Of(Classifier classifier, string text) => text.Length == 0
        ? null
        : new(text, classifier.Assess(text), Heads.All.ToDictionary(head => head, head => classifier.Explain(text, head)));
}
