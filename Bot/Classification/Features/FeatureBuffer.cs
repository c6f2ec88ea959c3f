namespace SupportBot.Classification.Features;

/// <summary>What was found in one text: the hashes of its n-grams, repeats included, and the dense features. Reused from text to text.</summary>
internal sealed class FeatureBuffer
{
    private static readonly int FirstMark = Enum.GetValues<Dense>().Length;
    private uint[] _grams = new uint[2048];
    private int _count;

    public ReadOnlySpan<uint> Grams => _grams.AsSpan(0, _count);

    public float[] Dense { get; } = new float[DenseCount];

    /// <summary>The dense features: those of <see cref="Features.Dense"/>, then the counts of each <see cref="Mark"/>.</summary>
    public static int DenseCount { get; } = Enum.GetValues<Dense>().Length + Enum.GetValues<Mark>().Length;

    public void Clear()
    {
        _count = 0;
        Array.Clear(Dense);
    }

    public void Add(uint gram)
    {
        if (_count == _grams.Length) Array.Resize(ref _grams, _count * 2);
        _grams[_count++] = gram;
    }

    public void Set(Mark mark, float value) => Dense[FirstMark + (int)mark] = value;

    public void Set(Dense feature, float value) => Dense[(int)feature] = value;
}
