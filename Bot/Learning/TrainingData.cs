using SupportBot.Classification.Features;
using SupportBot.Classification.Training;

namespace SupportBot.Learning;

/// <summary>What every training begins with: the corpus and the words that came with the program.</summary>
internal sealed class TrainingData(string folder)
{
    public static TrainingData Beside(string program) => new(Path.Combine(program, "models"));

    /// <summary>The messages of the corpus to learn from, and the frozen ones that no model ever learns from.</summary>
    /// <exception cref="Classification.ModelException">A file is missing or wrong.</exception>
    public (IReadOnlyList<LabelledMessage> ToLearn, IReadOnlyList<LabelledMessage> Frozen) Corpus()
    {
        var all = Classification.Training.Corpus.Read(Path.Combine(folder, "corpus")).ToLookup(message => Split.IsHeldApart(message.Text));
        return ([.. all[false]], [.. all[true]]);
    }

    public Lexicon Lexicon() => LexiconFolder.Read(Path.Combine(folder, "lexicon"));
}
