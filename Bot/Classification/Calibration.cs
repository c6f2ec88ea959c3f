namespace SupportBot.Classification;

/// <summary>
/// Turns one head's scores into probabilities: softmax of <c>Slope * score + Bias[answer]</c>, so a higher score never gives a lower
/// probability. Below <paramref name="SureFrom"/> the head is unsure.
/// </summary>
internal sealed record Calibration(float Slope, float[] Bias, float SureFrom)
{
    public void Apply(Span<float> scores)
    {
        var highest = float.MinValue;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Slope * scores[i] + Bias[i];
            highest = MathF.Max(highest, scores[i]);
        }

        var sum = 0f;
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = MathF.Exp(scores[i] - highest);
        for (var i = 0; i < scores.Length; i++) scores[i] /= sum;
    }
}
