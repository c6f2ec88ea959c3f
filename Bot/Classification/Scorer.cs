using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SupportBot.Classification.Features;

namespace SupportBot.Classification;

/// <summary>Scores all heads of a model in one walk over a text's features. One for each thread: it holds buffers.</summary>
internal sealed class Scorer
{
    private int[] _counts = [];
    private int[] _touched = new int[2048];
    private char[] _cyrillic = new char[1024];

    public FeatureReader Reader { get; } = new();

    public void ReadInCyrillic(ReadOnlySpan<char> latin, Lexicon lexicon)
    {
        if (_cyrillic.Length < latin.Length) _cyrillic = new char[latin.Length];
        Reader.Read(_cyrillic.AsSpan(0, Transliteration.ToCyrillic(latin, _cyrillic)), lexicon);
    }

    /// <summary>Scores what <see cref="Reader"/> read last.</summary>
    /// <param name="columns"><see cref="Model.Stride"/> numbers, one for each answer of each head.</param>
    public void Score(Model model, GramTable table, Span<float> columns)
    {
        if (_counts.Length < model.Keys.Length) _counts = new int[model.Keys.Length];
        var touched = Count(table, Reader.Features.Grams);
        var sums = new Sums();
        AddGrams(model, touched, ref sums);
        AddDense(model, Reader.Features.Dense, ref sums);
        sums.Write(model.ColumnScale, columns);
    }

    private ReadOnlySpan<int> Count(GramTable table, ReadOnlySpan<uint> grams)
    {
        if (_touched.Length < grams.Length) _touched = new int[grams.Length];
        var touched = 0;
        foreach (var gram in grams)
        {
            var row = table.Find(gram);
            if (row >= 0 && _counts[row]++ == 0) _touched[touched++] = row;
        }

        return _touched.AsSpan(0, touched);
    }

    private void AddGrams(Model model, ReadOnlySpan<int> touched, ref Sums sums)
    {
        var squares = 0f;
        foreach (var gram in touched)
        {
            var value = Weighting.Of(_counts[gram]) * model.Rarity[gram];
            _counts[gram] = 0;
            squares += value * value;
            sums.Add(model, FeatureBuffer.DenseCount + gram, value);
        }

        if (squares > 0) sums.Scale(1 / MathF.Sqrt(squares));
    }

    private static void AddDense(Model model, float[] dense, ref Sums sums)
    {
        for (var row = 0; row < dense.Length; row++)
        {
            if (dense[row] != 0) sums.Add(model, row, dense[row]);
        }
    }

    /// <summary>The running sums of all columns, held in registers.</summary>
    private ref struct Sums
    {
        private Vector256<float> _a;
        private Vector256<float> _b;
        private Vector256<float> _c;
        private Vector256<float> _d;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Model model, int row, float value)
        {
            var by = Vector256.Create(value * model.RowScale[row]);
            var weights = Vector256.Create<sbyte>(model.Weights.AsSpan(row * Model.Stride, Model.Stride));
            var (low, high) = Vector256.Widen(weights);
            var (first, second) = Vector256.Widen(low);
            var (third, fourth) = Vector256.Widen(high);
            _a += Vector256.ConvertToSingle(first) * by;
            _b += Vector256.ConvertToSingle(second) * by;
            _c += Vector256.ConvertToSingle(third) * by;
            _d += Vector256.ConvertToSingle(fourth) * by;
        }

        public void Scale(float by)
        {
            _a *= by;
            _b *= by;
            _c *= by;
            _d *= by;
        }

        public readonly void Write(ReadOnlySpan<float> columnScale, Span<float> columns)
        {
            var scale = MemoryMarshal.Cast<float, Vector256<float>>(columnScale);
            var into = MemoryMarshal.Cast<float, Vector256<float>>(columns);
            into[0] = _a * scale[0];
            into[1] = _b * scale[1];
            into[2] = _c * scale[2];
            into[3] = _d * scale[3];
        }
    }
}
