using System.Numerics.Tensors;
using SupportBot.Classification.Training;

namespace SupportBot.Classification.Evaluation;

/// <summary>
/// How often two classifiers read each true answer as each, in one draw of the messages. Groups are all messages first, then those of
/// each language in the order of its answers.
/// </summary>
internal sealed class PairedCounts
{
    private static readonly int Languages = Heads.Language.Count;

    /// <summary>Where the counts of each head begin: those of the active one, then those of the candidate.</summary>
    private static readonly int[] Starts = [.. Heads.All.Select((_, head) => Heads.All.Take(head).Sum(Size))];

    // What nobody labelled is counted behind all others, where nobody looks.
    private static readonly int Unlabelled = Heads.All.Sum(Size);

    private static readonly int PlacesOfMessage = 2 * Heads.All.Length;

    private readonly short[] _places;
    private readonly int[][] _messages;
    private readonly int[][] _counts;

    public PairedCounts(IReadOnlyList<ComparedMessage> messages)
    {
        _places = [.. messages.SelectMany(Places)];
        var languages = messages.Index().ToLookup(message => (int)message.Item.Message.Labels[0], message => message.Index);
        _messages = [[.. languages[LabelledMessage.Unknown]], .. Enumerable.Range(0, Languages).Select(language => languages[language].ToArray())];
        _counts = [.. _messages.Select(_ => new int[Unlabelled + 1])];
    }

    /// <summary>One for all messages, and one for each language.</summary>
    public static int Groups { get; } = Languages + 1;

    /// <summary>Counts every message once.</summary>
    public void CountAll() => Count((messages, i) => messages[i]);

    /// <summary>Counts as many messages of each language as there are, drawn with replacement.</summary>
    public void Draw(Random random) => Count((messages, _) => messages[random.Next(messages.Length)]);

    public int Support(int head, int group) => TensorPrimitives.Sum(Matrix(head, group, candidate: 0));

    /// <summary>Macro-F1 of the candidate minus that of the active one.</summary>
    public double Difference(int head, int group)
    {
        var answers = Heads.All[head].Count;
        return ConfusionMatrix.MacroF1Of(Matrix(head, group, candidate: 1), answers) - ConfusionMatrix.MacroF1Of(Matrix(head, group, candidate: 0), answers);
    }

    private void Count(Func<int[], int, int> choose)
    {
        for (var group = 0; group < _messages.Length; group++)
        {
            var (messages, counts) = (_messages[group], _counts[group]);
            Array.Clear(counts);
            for (var i = 0; i < messages.Length; i++)
            {
                foreach (var place in _places.AsSpan(choose(messages, i) * PlacesOfMessage, PlacesOfMessage)) counts[place]++;
            }
        }
        // Up to here the first held only those of no language.
        for (var group = 1; group < _messages.Length; group++) TensorPrimitives.Add(_counts[0], _counts[group], _counts[0]);
    }

    private ReadOnlySpan<int> Matrix(int head, int group, int candidate)
    {
        var size = Heads.All[head].Count * Heads.All[head].Count;
        return _counts[group].AsSpan(Starts[head] + candidate * size, size);
    }

    private static IEnumerable<short> Places(ComparedMessage compared)
    {
        for (var head = 0; head < Starts.Length; head++)
        {
            var (truth, count) = (compared.Message.Labels[head], Heads.All[head].Count);
            var isLabelled = truth != LabelledMessage.Unknown;
            yield return (short)(isLabelled ? Starts[head] + truth * count + compared.Active[head].Value : Unlabelled);
            yield return (short)(isLabelled ? Starts[head] + (count + truth) * count + compared.Candidate[head].Value : Unlabelled);
        }
    }

    private static int Size(Head head) => 2 * head.Count * head.Count;
}
