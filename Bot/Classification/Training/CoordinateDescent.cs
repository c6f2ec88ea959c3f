using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SupportBot.Classification.Training;

/// <summary>
/// Linear separators with squared hinge loss over features weighed by their <see cref="Leanings"/>, one for every answer of every head, found by coordinate descent in the dual
/// (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008). All are found in
/// the same passes, because a row of weights then comes from memory once for all of them. The same input gives the same weights.
/// </summary>
internal sealed class CoordinateDescent
{
    private const int MostPasses = 20;
    private const float GoodEnough = 0.02f;
    private const int Lanes = Model.Stride / 8;

    private readonly Example[] _examples;
    private readonly Vector256<float>[] _sides;
    private readonly Vector256<float>[] _slacks;
    private readonly Vector256<float>[] _alphas;
    private readonly Vector256<float>[] _lengths;
    private readonly float[] _leanings;
    private readonly float[] _weights;

    private CoordinateDescent(int rows, Example[] examples, float[] sides, float[] slacks)
    {
        _examples = examples;
        _leanings = Leanings.Of(rows, examples, sides);
        _sides = MemoryMarshal.Cast<float, Vector256<float>>(sides).ToArray();
        _slacks = MemoryMarshal.Cast<float, Vector256<float>>(slacks).ToArray();
        _alphas = new Vector256<float>[_sides.Length];
        _lengths = new Vector256<float>[_sides.Length];
        foreach (var (i, example) in examples.Index()) SquareLengths(example, _lengths.AsSpan(i * Lanes, Lanes));
        _weights = new float[rows * Model.Stride];
    }

    /// <param name="rows">Of the model.</param>
    /// <param name="examples">What to separate.</param>
    /// <param name="sides"><see cref="Model.Stride"/> numbers an example: +1 or -1 for each answer, 0 where nothing is known.</param>
    /// <param name="slacks">As many: what a mistake costs, as half of its inverse.</param>
    /// <returns><see cref="Model.Stride"/> weights for each row.</returns>
    public static float[] Separate(int rows, Example[] examples, float[] sides, float[] slacks, CancellationToken ct)
    {
        var descent = new CoordinateDescent(rows, examples, sides, slacks);
        descent.Run(ct);
        System.Numerics.Tensors.TensorPrimitives.Multiply(descent._weights, descent._leanings, descent._weights);
        return descent._weights;
    }

    private void Run(CancellationToken ct)
    {
        var order = Enumerable.Range(0, _examples.Length).ToArray();
        var random = new Random(20080705);
        var worst = float.MaxValue;
        for (var pass = 0; pass < MostPasses && worst > GoodEnough; pass++)
        {
            ct.ThrowIfCancellationRequested();
            random.Shuffle(order);
            worst = 0;
            foreach (var i in order) worst = MathF.Max(worst, Step(i));
        }
    }

    /// <returns>How far the example was from its optimum in the answer where it was farthest.</returns>
    private float Step(int i)
    {
        var example = _examples[i];
        Span<Vector256<float>> change = stackalloc Vector256<float>[Lanes];
        Scores(example, change);
        var farthest = Vector256<float>.Zero;
        for (var lane = 0; lane < Lanes; lane++)
        {
            ref var alpha = ref _alphas[i * Lanes + lane];
            var (side, slack) = (_sides[i * Lanes + lane], _slacks[i * Lanes + lane]);
            var gradient = (side * change[lane]) - Vector256<float>.One + (slack * alpha);
            var violation = Vector256.ConditionalSelect(Vector256.Equals(alpha, Vector256<float>.Zero), Vector256.Min(gradient, Vector256<float>.Zero), gradient);
            farthest = Vector256.Max(farthest, Vector256.Abs(violation * side));
            var moved = Vector256.Max(alpha - (gradient / (_lengths[i * Lanes + lane] + slack)), Vector256<float>.Zero);
            change[lane] = (moved - alpha) * side;
            alpha = moved;
        }
        var far = Highest(farthest);
        if (far > 0) Move(example, change);
        return far;
    }

    private void Scores(Example example, Span<Vector256<float>> scores)
    {
        scores.Clear();
        for (var i = 0; i < example.Rows.Length; i++)
        {
            var weights = Row(_weights, example.Rows[i]);
            var leanings = Row(_leanings, example.Rows[i]);
            var value = Vector256.Create(example.Values[i]);
            for (var lane = 0; lane < Lanes; lane++) scores[lane] += weights[lane] * leanings[lane] * value;
        }
    }

    private void Move(Example example, ReadOnlySpan<Vector256<float>> change)
    {
        for (var i = 0; i < example.Rows.Length; i++)
        {
            var weights = Row(_weights, example.Rows[i]);
            var leanings = Row(_leanings, example.Rows[i]);
            var value = Vector256.Create(example.Values[i]);
            for (var lane = 0; lane < Lanes; lane++) weights[lane] += change[lane] * leanings[lane] * value;
        }
    }

    private void SquareLengths(Example example, Span<Vector256<float>> lengths)
    {
        for (var i = 0; i < example.Rows.Length; i++)
        {
            var leanings = Row(_leanings, example.Rows[i]);
            for (var lane = 0; lane < Lanes; lane++) lengths[lane] += leanings[lane] * leanings[lane] * (example.Values[i] * example.Values[i]);
        }
    }

    private static Span<Vector256<float>> Row(float[] of, int row) => MemoryMarshal.Cast<float, Vector256<float>>(of.AsSpan(row * Model.Stride, Model.Stride));

    private static float Highest(Vector256<float> of)
    {
        var highest = 0f;
        for (var i = 0; i < Vector256<float>.Count; i++) highest = MathF.Max(highest, of[i]);
        return highest;
    }
}
