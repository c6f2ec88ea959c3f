using SupportBot.Classification.Features;

namespace SupportBot.Classification.Training;

/// <summary>The n-grams worth a row of the model, and how rare each is.</summary>
internal sealed class Vocabulary
{
    private const int SeenAtLeast = 2;
    private readonly Dictionary<uint, int> _rows;

    private Vocabulary(Lexicon lexicon, uint[] keys, float[] rarity)
    {
        Lexicon = lexicon;
        Keys = keys;
        Rarity = rarity;
        _rows = new Dictionary<uint, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++) _rows[keys[i]] = i;
    }

    public Lexicon Lexicon { get; }

    /// <summary>The hashes, ascending; the first row after the dense ones is the first key's.</summary>
    public uint[] Keys { get; }

    /// <summary>Inverse document frequency of each key.</summary>
    public float[] Rarity { get; }

    public int Rows => FeatureBuffer.DenseCount + Keys.Length;

    public static Vocabulary Build(Lexicon lexicon, IEnumerable<string> texts)
    {
        var reader = new FeatureReader();
        var seen = new Dictionary<uint, int>();
        var here = new HashSet<uint>();
        var count = 0;
        foreach (var text in texts)
        {
            reader.Read(text, lexicon);
            here.Clear();
            foreach (var gram in reader.Features.Grams)
            {
                if (here.Add(gram)) seen[gram] = seen.GetValueOrDefault(gram) + 1;
            }

            count++;
        }

        var keys = seen.Where(pair => pair.Value >= SeenAtLeast).Select(pair => pair.Key).Order().ToArray();
        return new Vocabulary(lexicon, keys, [.. keys.Select(key => MathF.Log((1f + count) / (1f + seen[key])) + 1)]);
    }

    public Example Read(string text, FeatureReader reader)
    {
        reader.Read(text, Lexicon);
        var counts = new SortedDictionary<int, int>();
        foreach (var gram in reader.Features.Grams)
        {
            if (_rows.TryGetValue(gram, out var row)) counts[row] = counts.GetValueOrDefault(row) + 1;
        }

        var rows = new List<int>(counts.Count + 16);
        var values = new List<float>(counts.Count + 16);
        AddDense(reader.Features.Dense, rows, values);
        AddGrams(counts, rows, values);
        return new Example([.. rows], [.. values]);
    }

    private static void AddDense(float[] dense, List<int> rows, List<float> values)
    {
        for (var i = 0; i < dense.Length; i++)
        {
            if (dense[i] == 0) continue;
            rows.Add(i);
            values.Add(dense[i]);
        }
    }

    private void AddGrams(SortedDictionary<int, int> counts, List<int> rows, List<float> values)
    {
        var first = values.Count;
        var squares = 0f;
        foreach (var (row, count) in counts)
        {
            var value = Weighting.Of(count) * Rarity[row];
            squares += value * value;
            rows.Add(FeatureBuffer.DenseCount + row);
            values.Add(value);
        }

        var scale = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        for (var i = first; i < values.Count; i++) values[i] *= scale;
    }
}
