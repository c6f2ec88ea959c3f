namespace SupportBot.Classification.Features;

/// <summary>Which words, beginnings of words and short phrases stand for which <see cref="Mark"/>s. Kept in the model as hashes.</summary>
internal sealed class Lexicon
{
    private const uint WordEnds = '$';
    private const uint AnyEnding = '*';
    private readonly GramTable _table;
    private readonly int[] _starts;
    private readonly Mark[] _marks;

    /// <param name="entries">For each hash of a word or phrase, ascending, what it stands for.</param>
    public Lexicon(IReadOnlyList<(uint Key, Mark Mark)> entries)
    {
        Entries = entries;
        _marks = [.. entries.Select(entry => entry.Mark)];
        var keys = entries.Select(entry => entry.Key).Distinct().ToArray();
        _table = new GramTable(keys);
        _starts = new int[keys.Length + 1];
        foreach (var (key, _) in entries) _starts[_table.Find(key) + 1]++;
        for (var i = 1; i < _starts.Length; i++) _starts[i] += _starts[i - 1];
    }

    public static Lexicon Empty { get; } = new([]);

    public IReadOnlyList<(uint Key, Mark Mark)> Entries { get; }

    /// <summary>The hash to grow by the letters of a word that follows none, one or two given words.</summary>
    public static uint Start(uint beforePrevious, uint previous) => Hash.Grow(Hash.Grow(Hash.Phrase, beforePrevious), previous);

    public static uint WholeWord(uint grown) => Hash.Finish(Hash.Grow(grown, WordEnds));

    public static uint Beginning(uint grown) => Hash.Finish(Hash.Grow(grown, AnyEnding));

    /// <returns>None for a word not in the lexicon.</returns>
    public ReadOnlySpan<Mark> Find(uint key)
    {
        var index = _table.Find(key);
        return index < 0 ? [] : _marks.AsSpan(_starts[index].._starts[index + 1]);
    }
}
