using SupportBot.Classification;
using SupportBot.Classification.Features;
using SupportBot.Classification.Training;

namespace SupportBot.Benchmarks.Public;

/// <summary>The product's features and learner, for one question with any number of answers: as many of them a pass as a model has columns.</summary>
internal sealed class OneQuestion
{
    private readonly Vocabulary _vocabulary;
    private readonly WeightTable[] _passes;
    private readonly int _answers;
    private readonly FeatureReader _reader = new();

    private OneQuestion(Vocabulary vocabulary, WeightTable[] passes, int answers) => (_vocabulary, _passes, _answers) = (vocabulary, passes, answers);

    public static OneQuestion Learn(IReadOnlyList<Asked> messages, int answers, HeadSettings settings, Lexicon lexicon, CancellationToken ct)
    {
        var vocabulary = Vocabulary.Build(lexicon, messages.Select(message => message.Text));
        var reader = new FeatureReader();
        var examples = messages.Select(message => vocabulary.Read(message.Text, reader)).ToArray();
        var counts = new int[answers];
        foreach (var message in messages) counts[message.Answer]++;
        var passes = Enumerable.Range(0, answers).Chunk(Model.Stride).Select(some => Pass(vocabulary.Rows, examples, messages, counts, some, settings, ct));
        return new OneQuestion(vocabulary, [.. passes], answers);
    }

    /// <returns>One score for each answer.</returns>
    public float[] Score(string text)
    {
        var example = _vocabulary.Read(text, _reader);
        return [.. _passes.SelectMany(pass => pass.Score(example)).Take(_answers)];
    }

    public int Read(string text) => Best(Score(text));

    public static int Best(float[] scores) => Array.IndexOf(scores, scores.Max());

    private static WeightTable Pass(int rows, Example[] examples, IReadOnlyList<Asked> messages, int[] counts, int[] answers, HeadSettings settings, CancellationToken ct)
    {
        var (sides, slacks) = (new float[examples.Length * Model.Stride], new float[examples.Length * Model.Stride]);
        Array.Fill(slacks, 1);
        foreach (var (i, message) in messages.Index())
        {
            var from = i * Model.Stride;
            sides.AsSpan(from, answers.Length).Fill(-1);
            slacks.AsSpan(from, answers.Length).Fill(0.5f / settings.CostOf(counts, message.Answer));
            if (Array.IndexOf(answers, message.Answer) is >= 0 and var column) sides[from + column] = 1;
        }
        return new WeightTable(CoordinateDescent.Separate(rows, examples, sides, slacks, ct));
    }
}
