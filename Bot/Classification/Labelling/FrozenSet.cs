using SupportBot.Classification.Training;

namespace SupportBot.Classification.Labelling;

/// <summary>Our own messages held apart for judging: their labels are known to be right, and no feedback changes them.</summary>
internal sealed class FrozenSet
{
    private static readonly Lazy<FrozenSet> Shipped = new(
        () => new FrozenSet(Corpus.Read(Path.Combine(AppContext.BaseDirectory, "models", "corpus"))), LazyThreadSafetyMode.PublicationOnly);

    private readonly Dictionary<string, LabelledMessage> _known = [];
    private readonly Lazy<IReadOnlyDictionary<string, int>> _phrases;

    public FrozenSet(IReadOnlyList<LabelledMessage> corpus)
    {
        Messages = [.. corpus.Where(message => Split.IsHeldApart(message.Text))];
        LearntFrom = corpus.Count - Messages.Count;
        _phrases = new(() => LonePhrases.Count(corpus.Select(message => message.Text)));
        foreach (var message in Messages) _known.TryAdd(TextKey.Of(message.Text), message);
    }

    /// <summary>That of the corpus beside the program.</summary>
    /// <exception cref="ModelException">The corpus is not there, or damaged.</exception>
    public static FrozenSet BesideTheProgram() => Shipped.Value;

    public IReadOnlyList<LabelledMessage> Messages { get; }

    /// <summary>How many messages of the corpus are learnt from.</summary>
    public int LearntFrom { get; }

    /// <summary>In how many messages of the corpus each word and pair of words stands.</summary>
    public IReadOnlyDictionary<string, int> Phrases => _phrases.Value;

    public LabelledMessage? Find(string textKey) => _known.GetValueOrDefault(textKey);
}
