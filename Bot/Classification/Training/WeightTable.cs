namespace SupportBot.Classification.Training;

/// <summary>Full-precision weights while learning: one column of rows for every answer of every head.</summary>
internal sealed class WeightTable
{
    private readonly float[][] _columns = new float[Heads.Columns][];

    public float[] this[int column]
    {
        get => _columns[column];
        set => _columns[column] = value;
    }

    public float[] Score(Example example) => Array.ConvertAll(_columns, example.Score);

    /// <summary>Rounds to 8 bits against the largest weight of each row, columns first brought to one scale.</summary>
    public (sbyte[] Weights, float[] RowScale, float[] ColumnScale) Quantise(int rows)
    {
        var weights = new sbyte[rows * Model.Stride];
        var rowScale = new float[rows];
        var columnScale = new float[Model.Stride];
        for (var c = 0; c < _columns.Length; c++) columnScale[c] = Spread(_columns[c]);
        for (var row = 0; row < rows; row++)
        {
            var largest = 0f;
            for (var c = 0; c < _columns.Length; c++) largest = MathF.Max(largest, MathF.Abs(_columns[c][row] / columnScale[c]));
            if (largest == 0) continue;
            var scale = rowScale[row] = (float)(Half)(largest / 127);
            for (var c = 0; c < _columns.Length; c++)
                weights[row * Model.Stride + c] = (sbyte)Math.Clamp(MathF.Round(_columns[c][row] / columnScale[c] / scale), -127, 127);
        }

        return (weights, rowScale, columnScale);
    }

    private static float Spread(float[] column)
    {
        var squares = System.Numerics.Tensors.TensorPrimitives.SumOfSquares<float>(column);
        return squares > 0 ? MathF.Sqrt(squares / column.Length) : 1;
    }
}
