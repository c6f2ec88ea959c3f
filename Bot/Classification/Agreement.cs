using System.Numerics.Tensors;
using SupportBot.Conversations;

namespace SupportBot.Classification;

/// <summary>
/// Anger implies negative sentiment (the labelling guide), so no joint probability of the two heads lets anger be likelier than
/// negative. Where the heads, read apart, say otherwise, they meet halfway; all else keeps its proportions. Whichever anger is then
/// the most likely, the most likely sentiment agrees with it.
/// </summary>
internal static class Agreement
{
    public static void Impose(Span<float> sentiment, Span<float> anger)
    {
        var angry = 1 - anger[(int)Anger.None];
        var negative = sentiment[(int)Sentiment.Negative];
        if (angry <= negative) return;
        var shared = (angry + negative) / 2;
        Share(anger, (int)Anger.None, 1 - shared);
        Share(sentiment, (int)Sentiment.Negative, shared);
    }

    /// <summary>Gives one answer a probability, and the others the rest in their proportions.</summary>
    private static void Share(Span<float> probabilities, int answer, float probability)
    {
        var scale = (1 - probability) / MathF.Max(1 - probabilities[answer], float.Epsilon);
        TensorPrimitives.Multiply(probabilities, scale, probabilities);
        probabilities[answer] = probability;
    }
}
