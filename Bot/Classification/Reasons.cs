namespace SupportBot.Classification;

/// <summary>
/// Which words carried a reading: each word is left out once, and what the reading loses by that is what the word weighs. Words that
/// stand together and weigh something are shown together.
/// </summary>
internal static class Reasons
{
    private const int Most = 6;
    private const int LongestPhrase = 4;

    // What weighs less than this beside the strongest, or does not move the reading at all, would only distract.
    private const float LeastShare = 0.25f;
    private const float LeastWeight = 0.05f;

    // A longer message is explained by its beginning: every word costs a reading.
    private const int MostWords = 150;

    public static IReadOnlyList<Reason> Of(Classifier classifier, string text, Head head)
    {
        Span<float> likely = stackalloc float[Model.Stride];
        if (!classifier.TryRead(text, likely, out _)) return [];
        var read = head.Of(likely);
        var answer = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(read);
        var sure = LogOdds(read[answer]);
        var words = Words(text);
        var weights = new float[words.Count];
        for (var i = 0; i < words.Count; i++)
            weights[i] = sure - (classifier.TryRead(Without(text, words[i]), likely, out _) ? LogOdds(head.Of(likely)[answer]) : 0);
        return Strongest(text, words, weights);
    }

    private static List<Range> Words(string text)
    {
        var words = new List<Range>();
        foreach (var word in text.AsSpan().SplitAny(" \t\r\n\u00A0"))
        {
            if (!text.AsSpan(word).IsEmpty) words.Add(word);
            if (words.Count == MostWords) break;
        }
        return words;
    }

    private static string Without(string text, Range word) => string.Concat(text.AsSpan(..word.Start.Value), text.AsSpan(word.End.Value..));

    private static float LogOdds(float likely)
    {
        var p = Math.Clamp(likely, 1e-6f, 1 - 1e-6f);
        return MathF.Log(p / (1 - p));
    }

    private static List<Reason> Strongest(string text, List<Range> words, float[] weights)
    {
        var strongest = weights.DefaultIfEmpty().Max();
        if (strongest < LeastWeight) return [];
        var least = strongest * LeastShare;
        var phrases = new List<Reason>();
        for (var i = 0; i < words.Count; i++)
        {
            if (weights[i] < least) continue;
            var (first, weight) = (i, weights[i]);
            while (i + 1 < words.Count && weights[i + 1] >= least && i + 1 - first < LongestPhrase) weight = MathF.Max(weight, weights[++i]);
            phrases.Add(new Reason(text[words[first].Start..words[i].End].Trim(Signs), weight / strongest));
        }
        return [.. phrases.Where(phrase => phrase.Words.Length > 0).OrderByDescending(phrase => phrase.Weight).Take(Most)];
    }

    private static readonly char[] Signs = [.. " \t\r\n.,;:!?\"'()[]«»„”“—-"];
}
