namespace SupportBot.Classification.Training;

/// <summary>A message as the learner sees it: the rows of the model it touches, and how strongly.</summary>
internal sealed record Example(int[] Rows, float[] Values)
{
    public float SquaredLength { get; } = Dot(Values, Values);

    /// <summary>The score of this example under one column of weights.</summary>
    public float Score(float[] weights)
    {
        var sum = 0f;
        for (var i = 0; i < Rows.Length; i++) sum += weights[Rows[i]] * Values[i];
        return sum;
    }

    private static float Dot(float[] a, float[] b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
