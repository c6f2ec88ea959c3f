namespace SupportBot.Classification.Features;

/// <summary>What was found in one text: the hashes of its n-grams, repeats included, and the dense features. Reused from text to text.</summary>
internal sealed class FeatureBuffer
{
    private uint[] _grams = new uint[2048];
    private int _count;

    public ReadOnlySpan<uint> Grams => _grams.AsSpan(0, _count);

    public float[] Dense { get; } = new float[DenseCount];

    public static int DenseCount { get; } = Enum.GetValues<Dense>().Length;

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

    public void Set(Dense feature, float value) => Dense[(int)feature] = value;
}
