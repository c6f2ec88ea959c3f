using SupportBot.Conversations;

namespace SupportBot.Classification;

/// <summary>
/// Anger implies negative sentiment (the labelling guide). The two heads are read apart, so their joint probability is taken as the
/// product, without the pairs the guide forbids; what remains is shared out again and each head keeps its sum. Whichever anger is then the most likely, the sentiment agrees with it.
/// </summary>
internal static class Agreement
{
    public static void Impose(Span<float> sentiment, Span<float> anger)
    {
        var angry = 1 - anger[(int)Anger.None];
        var kept = anger[(int)Anger.None] + angry * sentiment[(int)Sentiment.Negative];
        if (kept < 1e-6f) return;
        var calmShare = anger[(int)Anger.None] / kept;
        var angryShare = sentiment[(int)Sentiment.Negative] / kept;
        sentiment[(int)Sentiment.Negative] /= kept;
        sentiment[(int)Sentiment.Neutral] *= calmShare;
        sentiment[(int)Sentiment.Positive] *= calmShare;
        anger[(int)Anger.None] = calmShare;
        anger[(int)Anger.Irritated] *= angryShare;
        anger[(int)Anger.Furious] *= angryShare;
    }
}
