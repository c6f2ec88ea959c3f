using SupportBot.Classification;
using SupportBot.Learning;

namespace SupportBot.Tests.Classification;

/// <summary>The toy's messages as files, so that a training takes a moment and not a minute.</summary>
internal static class ToyCorpus
{
    /// <summary>Writes them below a folder, as they stand beside the program.</summary>
    public static TrainingData In(string folder, int messages = 150)
    {
        Directory.CreateDirectory(Path.Combine(folder, "toy", "lexicon"));
        Directory.CreateDirectory(Path.Combine(folder, "toy", "corpus"));
        var header = string.Join('\t', Heads.All.Select(head => head.Name).Append("text"));
        var lines = Toy.Make(messages, seed: 1).Select(message => string.Join('\t', message.Labels.Select((label, head) => Heads.All[head].Labels[label]).Append(message.Text)));
        File.WriteAllLines(Path.Combine(folder, "toy", "corpus", "toy.tsv"), [header, .. lines]);
        return new TrainingData(Path.Combine(folder, "toy"));
    }
}
