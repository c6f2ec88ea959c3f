using SupportBot.Classification.Features;

namespace SupportBot.Classification.Training;

/// <summary>
/// How clearly each feature leans to one side of each answer, as a factor on its value: what occurs about as often on both sides has little to
/// say and is kept small (Wang, Manning: Baselines and Bigrams, ACL 2012; the log-count ratio, mixed with one).
/// </summary>
internal static class Leanings
{
    // Chosen on out-of-fold messages: more of it hurts the rare answers.
    private const float Mixed = 0.7f;

    /// <param name="rows">Of the model.</param>
    /// <param name="examples">What is learnt from.</param>
    /// <param name="sides"><see cref="Model.Stride"/> numbers an example: +1 or -1 for each answer, 0 where nothing is known.</param>
    /// <returns><see cref="Model.Stride"/> factors for each row, 1 on average; 1 for the dense features.</returns>
    public static float[] Of(int rows, Example[] examples, float[] sides)
    {
        var (with, against) = (Counts(rows, examples, sides, +1), Counts(rows, examples, sides, -1));
        var (all, none) = (Totals(sides, +1), Totals(sides, -1));
        var leanings = new float[rows * Model.Stride];
        for (var i = 0; i < leanings.Length; i++)
        {
            var c = i % Model.Stride;
            leanings[i] = MathF.Abs(MathF.Log((1 + with[i]) * (1 + none[c]) / ((1 + against[i]) * (1 + all[c]))));
        }
        Mix(rows, leanings);
        return leanings;
    }

    private static float[] Counts(int rows, Example[] examples, float[] sides, int side)
    {
        var counts = new float[rows * Model.Stride];
        Span<float> ones = stackalloc float[Model.Stride];
        foreach (var (i, example) in examples.Index())
        {
            for (var c = 0; c < Model.Stride; c++) ones[c] = sides[i * Model.Stride + c] == side ? 1 : 0;
            foreach (var row in example.Rows)
            {
                var counted = counts.AsSpan(row * Model.Stride, Model.Stride);
                System.Numerics.Tensors.TensorPrimitives.Add(counted, ones, counted);
            }
        }
        return counts;
    }

    private static float[] Totals(float[] sides, int side)
    {
        var totals = new float[Model.Stride];
        for (var i = 0; i < sides.Length; i++) totals[i % Model.Stride] += sides[i] == side ? 1 : 0;
        return totals;
    }

    private static void Mix(int rows, float[] leanings)
    {
        var sums = new double[Model.Stride];
        for (var i = 0; i < leanings.Length; i++) sums[i % Model.Stride] += leanings[i];
        for (var i = 0; i < leanings.Length; i++)
        {
            var mean = (float)(sums[i % Model.Stride] / rows);
            var isPlain = i / Model.Stride < FeatureBuffer.DenseCount || mean == 0;
            leanings[i] = isPlain ? 1 : 1 - Mixed + (Mixed * leanings[i] / mean);
        }
    }
}
