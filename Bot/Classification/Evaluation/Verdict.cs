namespace SupportBot.Classification.Evaluation;

/// <summary>How a candidate stands to the active model.</summary>
internal enum Judgement
{
    /// <summary>There are too few labelled messages to say anything.</summary>
    TooFew,

    /// <summary>Chance alone would make as much of a difference.</summary>
    WithinNoise,
    Better,
    Worse,
}

/// <summary>How a candidate reads one head in one language against the active model, in macro-F1.</summary>
/// <param name="Difference">Candidate minus active.</param>
/// <param name="From">The least difference that would not surprise; see <see cref="PairedBootstrap"/>.</param>
/// <param name="To">The largest.</param>
internal readonly record struct Verdict(Judgement Judgement, double Difference, double From, double To)
{
    public static Verdict TooFew { get; } = new(Judgement.TooFew, 0, 0, 0);

    public static Verdict Of(double difference, double margin) => new(
        difference - margin > 0 ? Judgement.Better : difference + margin < 0 ? Judgement.Worse : Judgement.WithinNoise,
        difference, difference - margin, difference + margin);
}
