namespace SupportBot.Classification.Training;

/// <summary>
/// A linear separator of two sides with squared hinge loss, found by coordinate descent in the dual
/// (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008).
/// The same input gives the same weights.
/// </summary>
internal sealed class CoordinateDescent(int rows)
{
    private const int MostPasses = 60;
    private const float GoodEnough = 0.02f;

    private readonly float[] _weights = new float[rows];

    /// <param name="examples">What to separate.</param>
    /// <param name="sides">+1 or -1 for each example.</param>
    /// <param name="costs">What a mistake on each example costs; higher fits closer.</param>
    public static float[] Separate(int rows, ReadOnlySpan<Example> examples, ReadOnlySpan<sbyte> sides, ReadOnlySpan<float> costs)
    {
        var descent = new CoordinateDescent(rows);
        descent.Run(examples, sides, costs);
        return descent._weights;
    }

    private void Run(ReadOnlySpan<Example> examples, ReadOnlySpan<sbyte> sides, ReadOnlySpan<float> costs)
    {
        var alphas = new float[examples.Length];
        var order = Enumerable.Range(0, examples.Length).ToArray();
        var random = new Random(20080705);
        var worst = float.MaxValue;
        for (var pass = 0; pass < MostPasses && worst > GoodEnough; pass++)
        {
            random.Shuffle(order);
            worst = 0;
            foreach (var i in order) worst = MathF.Max(worst, Step(examples[i], sides[i], 0.5f / costs[i], ref alphas[i]));
        }
    }

    /// <returns>How far the example was from its optimum.</returns>
    private float Step(Example example, sbyte side, float slack, ref float alpha)
    {
        var gradient = side * example.Score(_weights) - 1 + slack * alpha;
        var violation = alpha == 0 ? MathF.Min(gradient, 0) : gradient;
        if (violation == 0) return 0;
        var before = alpha;
        alpha = MathF.Max(alpha - gradient / (example.SquaredLength + slack), 0);
        var change = (alpha - before) * side;
        for (var i = 0; i < example.Rows.Length; i++) _weights[example.Rows[i]] += change * example.Values[i];
        return MathF.Abs(violation);
    }
}
