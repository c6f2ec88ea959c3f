namespace SupportBot.Classification.Features;

/// <summary>Which words, beginnings of words and short phrases stand for which <see cref="Mark"/>s. Kept in the model as hashes.</summary>
internal sealed class Lexicon(uint[] keys, ulong[] marks)
{
    private const uint WordEnds = '$';
    private const uint AnyEnding = '*';
    private readonly GramTable _table = new(keys);

    public static Lexicon Empty { get; } = new([], []);

    public uint[] Keys { get; } = keys;

    /// <summary>For each key one bit per mark.</summary>
    public ulong[] Marks { get; } = marks;

    /// <summary>The hash to grow by the letters of a word that follows none, one or two given words.</summary>
    public static uint Start(uint beforePrevious, uint previous) => Hash.Grow(Hash.Grow(Hash.Phrase, beforePrevious), previous);

    public static uint WholeWord(uint grown) => Hash.Finish(Hash.Grow(grown, WordEnds));

    public static uint Beginning(uint grown) => Hash.Finish(Hash.Grow(grown, AnyEnding));

    /// <returns>One bit per mark, zero for a word not in the lexicon.</returns>
    public ulong Find(uint key)
    {
        var index = _table.Find(key);
        return index < 0 ? 0 : Marks[index];
    }
}
