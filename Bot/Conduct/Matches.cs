namespace SupportBot.Conduct;

/// <summary>What the machine found in a text, by list and sentence.</summary>
internal sealed class Matches
{
    private readonly HashSet<int> _anywhere = [];
    private readonly Dictionary<(int List, int Sentence), List<(int From, int To)>> _spans = [];

    private Matches(IReadOnlyList<List<Piece>> sentences) => Sentences = sentences;

    public IReadOnlyList<List<Piece>> Sentences { get; }

    public static Matches Of(Machine machine, IReadOnlyList<List<Piece>> sentences)
    {
        var matches = new Matches(sentences);
        machine.Read(sentences, matches.Add);
        return matches;
    }

    public bool Has(int list) => _anywhere.Contains(list);

    public bool Has(int list, int sentence) => _spans.ContainsKey((list, sentence));

    /// <summary>Where the list's phrases stand in a sentence: the first and longest, none inside another.</summary>
    public IEnumerable<(int At, int End)> Of(int list, int sentence)
    {
        if (!_spans.TryGetValue((list, sentence), out var spans)) yield break;
        var free = 0;
        foreach (var (from, to) in spans.OrderBy(s => s.From).ThenByDescending(s => s.To))
        {
            if (from < free) continue;
            free = to + 1;
            yield return (Sentences[sentence][from].At, Sentences[sentence][to].End);
        }
    }

    private void Add(Match match)
    {
        var (list, sentence, from, to) = match;
        _anywhere.Add(list);
        if (!_spans.TryGetValue((list, sentence), out var spans)) _spans[(list, sentence)] = spans = [];
        spans.Add((from, to));
    }
}
