namespace SupportBot.Conduct;

/// <summary>Which sets of words a word of a text belongs to. One look-up for each of its beginnings, however many rules there are.</summary>
internal sealed class Vocabulary
{
    private const int LongestBeginning = 32;
    private readonly Dictionary<string, List<int>> _whole = [];
    private readonly Dictionary<string, List<int>> _beginnings = [];
    private readonly Dictionary<string, int> _sets = [];
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _look;

    public Vocabulary() => _look = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many sets there are.</summary>
    public int Count => _sets.Count;

    public int Of(Phrase.OneOf set)
    {
        if (_sets.TryGetValue(set.Key, out var known)) return known;
        var id = _sets[set.Key] = _sets.Count;
        foreach (var word in set.Words)
        {
            var (into, key) = word is [.. var begin, '*'] && begin.Length > 0 ? (_beginnings, begin) : (_whole, word);
            if (!into.TryGetValue(key, out var ids)) into[key] = ids = [];
            ids.Add(id);
        }
        return id;
    }

    /// <summary>Adds the sets a piece belongs to.</summary>
    public void Find(in Piece piece, List<int> into)
    {
        Add(piece.Word, into);
        if (piece.Kind is PieceKind.Number) Add(Pieces.Number, into);
        if (piece.Kind is PieceKind.Number && piece.Word.Contains(':')) Add(Pieces.Time, into);
        if (piece.Kind is not PieceKind.Word) return;
        for (var length = Math.Min(piece.Word.Length, LongestBeginning); length > 1; length--)
            if (_look.TryGetValue(piece.Word.AsSpan(0, length), out var begun)) into.AddRange(begun);
    }

    private void Add(string word, List<int> into)
    {
        if (_whole.TryGetValue(word, out var ids)) into.AddRange(ids);
    }
}
