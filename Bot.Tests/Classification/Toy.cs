using SupportBot.Classification;
using SupportBot.Classification.Features;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

/// <summary>A corpus anyone could learn: every answer of every head has a word of its own.</summary>
internal static class Toy
{
    public static IReadOnlyList<LabelledMessage> Messages { get; } = Make(150, seed: 1);

    private static readonly Lazy<Model> Learnt = new(() => Train(Make(150, seed: 1)));

    public static Model Model => Learnt.Value;

    public static Classifier Classifier => new(Model, "toy");

    public static Model Train(IReadOnlyList<LabelledMessage> messages) => Trainer.Train(messages, Lexicon.Empty, new Progress<TrainingProgress>());

    public static IReadOnlyList<LabelledMessage> Make(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Message(random, i))];
    }

    public static string Word(int head, int answer) => $"q{(char)('a' + head)}{(char)('a' + answer)}{(char)('k' + head)}x{(char)('a' + answer)}";

    private static LabelledMessage Message(Random random, int number)
    {
        var labels = Heads.All.Select(head => (sbyte)(number < head.Count ? number : random.Next(head.Count))).ToArray();
        if (labels[2] != 0) labels[1] = 0;
        var words = labels.Select((answer, head) => Word(head, answer)).ToArray();
        random.Shuffle(words);
        return new LabelledMessage(string.Join(' ', words), labels);
    }
}
