namespace SupportBot.Classification.Features;

/// <summary>Counts the marks of a text's words, phrases and pictures.</summary>
internal sealed class MarkCounter
{
    // Both chosen on out-of-fold messages.
    private const float One = 0.1f;
    private const int Most = 4;
    private const int NegationReaches = 2;

    private readonly int[] _counts = new int[Enum.GetValues<Mark>().Length];
    private Lexicon _lexicon = Lexicon.Empty;
    private uint _previous;
    private uint _beforePrevious;
    private readonly uint[] _found = new uint[Enum.GetValues<Mark>().Length];
    private readonly int[] _countedAt = new int[Enum.GetValues<Mark>().Length];
    private int _word;
    private int _negatedUntil;

    public void Clear(Lexicon lexicon)
    {
        _lexicon = lexicon;
        Array.Clear(_counts);
        Array.Clear(_countedAt);
        _previous = _beforePrevious = 0;
        _word = 0;
        _negatedUntil = 0;
    }

    /// <param name="letters">The folded letters of a word, or the code point of a picture.</param>
    /// <param name="whole">The word's hash.</param>
    public void Add(ReadOnlySpan<char> letters, uint whole)
    {
        _word++;
        Follow(letters, Lexicon.Start(0, 0));
        if (_previous != 0) Follow(letters, Lexicon.Start(0, _previous));
        if (_beforePrevious != 0) Follow(letters, Lexicon.Start(_beforePrevious, _previous));
        (_beforePrevious, _previous) = (_previous, whole);
    }

    private void Follow(ReadOnlySpan<char> letters, uint hash)
    {
        foreach (var letter in letters)
        {
            hash = Hash.Grow(hash, letter);
            Count(_lexicon.Find(Lexicon.Beginning(hash)));
        }
        Count(_lexicon.Find(Lexicon.WholeWord(hash)));
    }

    private void Count(ReadOnlySpan<Mark> found)
    {
        foreach (var mark in found)
        {
            // A word counts once, however many entries of the lexicon it fits.
            if (_countedAt[(int)mark] == _word) continue;
            _countedAt[(int)mark] = _word;
            _counts[(int)(_word <= _negatedUntil ? Negated(mark) : mark)]++;
            if (mark is Mark.Negation) _negatedUntil = _word + NegationReaches;
        }
    }

    private static Mark Negated(Mark mark) =>
        mark is Mark.Praise ? Mark.NegatedPraise : mark is Mark.Complaint ? Mark.NegatedComplaint : mark;

    /// <summary>Which marks a text has together: an outage of many is not an outage and many.</summary>
    public void AddPairs(FeatureBuffer into)
    {
        var found = 0;
        for (var mark = 0; mark < _counts.Length; mark++)
        {
            if (_counts[mark] > 0) _found[found++] = (uint)mark;
        }
        for (var a = 0; a < found; a++)
        {
            for (var b = a + 1; b < found; b++) into.Add(Hash.Finish(Hash.Grow(Hash.Grow(Hash.Marks, _found[a]), _found[b])));
        }
    }

    public void WriteTo(FeatureBuffer into)
    {
        for (var mark = 0; mark < _counts.Length; mark++)
        {
            if (_counts[mark] > 0) into.Set((Mark)mark, One * MathF.Sqrt(Math.Min(_counts[mark], Most)));
        }
    }
}
