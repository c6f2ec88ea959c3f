namespace SupportBot.Classification.Training;

/// <summary>A message and what people read in it.</summary>
/// <param name="Text">As the customer wrote it.</param>
/// <param name="Labels">One index per head of <see cref="Heads.All"/>; <see cref="Unknown"/> where nobody said.</param>
/// <param name="Weight">How much one mistake on it costs while learning; 1 for the corpus of our own.</param>
internal sealed record LabelledMessage(string Text, sbyte[] Labels, float Weight = 1)
{
    public const sbyte Unknown = -1;

    /// <summary>Another message written otherwise: it teaches, but makes no n-gram worth knowing.</summary>
    public bool IsVariant { get; init; }
}
