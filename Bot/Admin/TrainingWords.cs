using SupportBot.Desk;
using SupportBot.Storage.Models;

namespace SupportBot.Admin;

/// <summary>How far a training is, in an admin's words.</summary>
internal static class TrainingWords
{
    // Earlier than this nothing can be told from how far it is.
    private const double Early = 0.05;

    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<TrainingStep> Steps { get; } = Enum.GetValues<TrainingStep>();

    public static string Of(TrainingStep step) => step switch
    {
        TrainingStep.Labels => "Reading the labels",
        TrainingStep.Features => "Looking for words that matter",
        TrainingStep.Confidence => "Learning how sure it may be",
        TrainingStep.Weights => "Learning from all messages",
        TrainingStep.Figures => "Judging the new model",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static int Percent(Training training) => (int)Math.Round(training.Share * 100);

    /// <summary>How long it will still take.</summary>
    public static string Remaining(Training training, DateTimeOffset now) => training.CancelledBy is not null
        ? "stopping"
        : training.Share < Early ? "about a minute or two" : $"about {Spans.Of((now - training.BegunAt) * ((1 - training.Share) / training.Share))} left";

    /// <summary>What became of the last one; null when there is nothing to say.</summary>
    public static string? Ended(Training? training, DateTimeOffset now) => training switch
    {
        { State: TrainingState.Failed } => $"The last training, begun by {training.BegunBy}, failed {Ago(training, now)}: {training.Problem}",
        { State: TrainingState.Cancelled } => $"The last training was cancelled {Ago(training, now)}.",
        { State: TrainingState.Done, Model: { } model } => $"The last training ended {Ago(training, now)} and made model {model}.",
        _ => null,
    };

    private static string Ago(Training training, DateTimeOffset now) => $"{Spans.Of(now - (training.EndedAt ?? training.BegunAt))} ago";
}
