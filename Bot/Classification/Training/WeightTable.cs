using System.Numerics.Tensors;

namespace SupportBot.Classification.Training;

/// <summary>Full-precision weights while learning.</summary>
/// <param name="weights"><see cref="Model.Stride"/> numbers for each row: one column for every answer of every head.</param>
internal sealed class WeightTable(float[] weights)
{
    /// <returns><see cref="Model.Stride"/> scores.</returns>
    public float[] Score(Example example)
    {
        var scores = new float[Model.Stride];
        for (var i = 0; i < example.Rows.Length; i++) TensorPrimitives.MultiplyAdd(Row(example.Rows[i]), example.Values[i], scores, scores);
        return scores;
    }

    /// <summary>Rounds to 8 bits against the largest weight of each row, columns first brought to one scale.</summary>
    public (sbyte[] Weights, float[] RowScale, float[] ColumnScale) Quantise()
    {
        var rows = weights.Length / Model.Stride;
        var rounded = new sbyte[weights.Length];
        var rowScale = new float[rows];
        var columnScale = ColumnScale(rows);
        Span<float> scaled = stackalloc float[Model.Stride];
        for (var row = 0; row < rows; row++)
        {
            TensorPrimitives.Divide(Row(row)[..Heads.Columns], columnScale.AsSpan(..Heads.Columns), scaled);
            var largest = TensorPrimitives.MaxMagnitude<float>(scaled[..Heads.Columns]) is var most ? MathF.Abs(most) : 0;
            if (largest == 0) continue;
            var scale = rowScale[row] = (float)(Half)(largest / 127);
            for (var c = 0; c < Heads.Columns; c++) rounded[row * Model.Stride + c] = (sbyte)Math.Clamp(MathF.Round(scaled[c] / scale), -127, 127);
        }

        return (rounded, rowScale, columnScale);
    }

    private ReadOnlySpan<float> Row(int row) => weights.AsSpan(row * Model.Stride, Model.Stride);

    private float[] ColumnScale(int rows)
    {
        var squares = new float[Model.Stride];
        for (var row = 0; row < rows; row++) TensorPrimitives.MultiplyAdd(Row(row), Row(row), squares, squares);
        return [.. squares.Select((square, c) => c >= Heads.Columns ? 0 : square > 0 ? MathF.Sqrt(square / rows) : 1)];
    }
}
