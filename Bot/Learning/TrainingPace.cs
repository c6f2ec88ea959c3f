using SupportBot.Classification.Training;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>How far a training is. Told by the threads that learn, asked by the one that tells the store.</summary>
internal sealed class TrainingPace : IProgress<TrainingProgress>
{
    // Reading what to learn from takes a moment at the beginning, the figures one at the end; between them is the learning.
    private const double Read = 0.02;
    private const double Learnt = 0.96;
    private volatile Place _at = new(TrainingStep.Labels, 0);

    public (TrainingStep Step, double Share) At => (_at.Step, _at.Share);

    public void Report(TrainingProgress value) => _at = new(StepOf(value.Stage), Read + ((Learnt - Read) * Math.Clamp(value.Share, 0, 1)));

    public void BeginFigures() => _at = new(TrainingStep.Figures, Learnt);

    private static TrainingStep StepOf(TrainingStage stage) => stage switch
    {
        TrainingStage.Features => TrainingStep.Features,
        TrainingStage.Confidence => TrainingStep.Confidence,
        TrainingStage.Weights => TrainingStep.Weights,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private sealed record Place(TrainingStep Step, double Share);
}
