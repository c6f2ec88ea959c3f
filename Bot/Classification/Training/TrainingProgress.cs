namespace SupportBot.Classification.Training;

/// <summary>What a training does, in this order.</summary>
internal enum TrainingStage
{
    /// <summary>Reads words and signs of every message.</summary>
    Features,

    /// <summary>Learns from four fifths at a time, to see how sure it may be of the rest.</summary>
    Confidence,

    /// <summary>Learns from all messages.</summary>
    Weights,
}

/// <summary>How far a training is.</summary>
/// <param name="Share">Of the whole training, 0 to 1.</param>
internal readonly record struct TrainingProgress(TrainingStage Stage, double Share);
