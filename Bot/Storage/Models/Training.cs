using SupportBot.Classification;

namespace SupportBot.Storage.Models;

/// <summary>What became of a training. The numbers stand in stores.</summary>
internal enum TrainingState
{
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>What a training does, in this order. The numbers stand in stores.</summary>
internal enum TrainingStep
{
    Labels,
    Features,
    Confidence,
    Weights,
    Figures,
}

/// <summary>One training of the classifier; there is at most one under way on all nodes together.</summary>
/// <param name="Share">Of the whole training, 0 to 1.</param>
/// <param name="HeardAt">When the node that does it said so last.</param>
/// <param name="CancelledBy">Who wants it to end; null for nobody.</param>
/// <param name="Model">The candidate it made.</param>
/// <param name="Problem">Why it failed, for people.</param>
internal sealed record Training(
    long Id, TrainingState State, DateTimeOffset BegunAt, string BegunBy, TrainingStep Step, double Share, DateTimeOffset HeardAt, string? CancelledBy,
    DateTimeOffset? EndedAt, ModelVersion? Model, string? Problem);
