namespace SupportBot.Classification.Training;

/// <summary>How one head is learnt. Chosen on out-of-fold messages of the training part.</summary>
/// <param name="Cost">What a mistake costs against a simpler separator; higher fits closer.</param>
/// <param name="Balance">0 counts every message alike, 1 makes rare answers count as much as common ones.</param>
/// <param name="SureWhenRight">The share of right readings from which on a reading counts as sure.</param>
internal sealed record HeadSettings(float Cost, float Balance, float SureWhenRight)
{
    /// <summary>In the order of <see cref="Heads.All"/>.</summary>
    public static IReadOnlyList<HeadSettings> All { get; } =
    [
        new(Cost: 4, Balance: 0, SureWhenRight: 0.98f), // language
        new(Cost: 1, Balance: 0.5f, SureWhenRight: 0.88f), // sentiment
        new(Cost: 1, Balance: 0.5f, SureWhenRight: 0.88f), // anger
        new(Cost: 1, Balance: 0.5f, SureWhenRight: 0.85f), // urgency
        new(Cost: 1, Balance: 0.5f, SureWhenRight: 0.85f), // topic
        new(Cost: 1, Balance: 0.5f, SureWhenRight: 0.97f), // wants_person
        new(Cost: 1, Balance: 0.5f, SureWhenRight: 0.97f), // abuse
    ];

    /// <param name="counts">How many messages have each answer.</param>
    /// <param name="answer">The answer of the message in question.</param>
    public float CostOf(int[] counts, int answer)
    {
        var even = counts.Sum() / (float)counts.Count(count => count > 0);
        return Cost * MathF.Pow(even / counts[answer], Balance);
    }
}
