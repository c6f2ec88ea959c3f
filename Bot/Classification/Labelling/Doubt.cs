using SupportBot.Conversations;

namespace SupportBot.Classification.Labelling;

/// <summary>How much would be learnt if somebody labelled a message: where the model is unsure, and where two models contradict each other.</summary>
internal static class Doubt
{
    /// <summary>Higher for more: every head in doubt counts one, and the least certain one its distance from certainty.</summary>
    /// <param name="contradicted">The heads that another model reads otherwise.</param>
    public static double Of(Assessment reading, IReadOnlyCollection<Head> contradicted) =>
        Heads.All.Count(head => !HeadReading.Of(reading, head).IsSure) + contradicted.Count + 1 - Heads.All.Min(head => HeadReading.Of(reading, head).Confidence);

    /// <summary>The heads that another model reads otherwise.</summary>
    public static IReadOnlyList<Head> Contradicted(Assessment reading, Assessment other) =>
        [.. Heads.All.Where(head => HeadReading.Of(reading, head).Value != HeadReading.Of(other, head).Value)];
}
