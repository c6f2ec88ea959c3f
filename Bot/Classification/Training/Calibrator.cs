namespace SupportBot.Classification.Training;

/// <summary>
/// Fits a <see cref="Calibration"/> on scores of messages the scoring model has not seen, by gradient descent on the negative
/// log-likelihood, and chooses from where on the head is sure.
/// </summary>
internal static class Calibrator
{
    private const int Steps = 800;
    private const float Rate = 0.5f;
    private const float LeastSlope = 0.05f;

    // Below this a reading is a guess, however often guesses turned out right here.
    private const float LeastSure = 0.6f;

    // How often an answer occurs here says little about a help desk elsewhere, so rare answers count for a little more.
    private const float Flatten = 0.3f;

    public static Calibration Fit(IReadOnlyList<float[]> scores, IReadOnlyList<int> truth, float sureWhenRight)
    {
        var fitted = Descend(scores, truth);
        return fitted with { SureFrom = Threshold(fitted, scores, truth, sureWhenRight) };
    }

    private static Calibration Descend(IReadOnlyList<float[]> scores, IReadOnlyList<int> truth)
    {
        var slope = 2f;
        var bias = new float[scores[0].Length];
        var biasGradient = new float[bias.Length];
        var row = new float[bias.Length];
        var weights = Weights(truth, bias.Length);
        for (var step = 0; step < Steps; step++)
        {
            var now = new Calibration(slope, bias, 0);
            var slopeGradient = 0f;
            Array.Clear(biasGradient);
            for (var i = 0; i < scores.Count; i++)
            {
                scores[i].CopyTo(row, 0);
                now.Apply(row);
                row[truth[i]] -= 1;
                for (var k = 0; k < row.Length; k++)
                {
                    slopeGradient += weights[truth[i]] * row[k] * scores[i][k];
                    biasGradient[k] += weights[truth[i]] * row[k];
                }
            }

            slope = MathF.Max(slope - Rate * slopeGradient / scores.Count * 4, LeastSlope);
            for (var k = 0; k < bias.Length; k++) bias[k] -= Rate * biasGradient[k] / scores.Count;
        }

        return new Calibration(slope, bias, 0);
    }

    private static float[] Weights(IReadOnlyList<int> truth, int answers)
    {
        var counts = new float[answers];
        foreach (var answer in truth) counts[answer]++;
        var weights = Array.ConvertAll(counts, count => count > 0 ? MathF.Pow(count, -Flatten) : 0);
        var mean = truth.Average(answer => weights[answer]);
        return Array.ConvertAll(weights, weight => weight / mean);
    }

    /// <summary>The lowest confidence from which on the sure readings are right as often as asked for.</summary>
    private static float Threshold(Calibration calibration, IReadOnlyList<float[]> scores, IReadOnlyList<int> truth, float sureWhenRight)
    {
        var readings = scores.Select((row, i) => Best(calibration, row, truth[i])).OrderByDescending(r => r.Confidence).ToArray();
        var from = 1f;
        var right = 0;
        for (var i = 0; i < readings.Length; i++)
        {
            if (readings[i].IsRight) right++;
            if (right >= sureWhenRight * (i + 1)) from = readings[i].Confidence;
        }

        return MathF.Max(from, LeastSure);
    }

    private static (float Confidence, bool IsRight) Best(Calibration calibration, float[] scores, int truth)
    {
        var row = scores.ToArray();
        calibration.Apply(row);
        var best = row.AsSpan().IndexOf(row.Max());
        return (row[best], best == truth);
    }
}
