using System.Numerics;

namespace SupportBot.Classification.Features;

/// <summary>Counts the marks of a text's words, phrases and pictures.</summary>
internal sealed class MarkCounter
{
    // Both chosen on out-of-fold messages.
    private const float One = 0.4f;
    private const int Most = 4;
    private const int NegationReaches = 2;

    private readonly int[] _counts = new int[Enum.GetValues<Mark>().Length];
    private Lexicon _lexicon = Lexicon.Empty;
    private uint _previous;
    private uint _beforePrevious;
    private int _sinceNegation;

    public void Clear(Lexicon lexicon)
    {
        _lexicon = lexicon;
        Array.Clear(_counts);
        _previous = _beforePrevious = 0;
        _sinceNegation = int.MaxValue / 2;
    }

    /// <param name="letters">The folded letters of a word, or the code point of a picture.</param>
    /// <param name="whole">The word's hash.</param>
    public void Add(ReadOnlySpan<char> letters, uint whole)
    {
        _sinceNegation++;
        var found = Follow(letters, Lexicon.Start(0, 0));
        if (_previous != 0) found |= Follow(letters, Lexicon.Start(0, _previous));
        if (_beforePrevious != 0) found |= Follow(letters, Lexicon.Start(_beforePrevious, _previous));
        Count(found);
        (_beforePrevious, _previous) = (_previous, whole);
    }

    private ulong Follow(ReadOnlySpan<char> letters, uint hash)
    {
        var found = 0UL;
        foreach (var letter in letters)
        {
            hash = Hash.Grow(hash, letter);
            found |= _lexicon.Find(Lexicon.Beginning(hash));
        }

        return found | _lexicon.Find(Lexicon.WholeWord(hash));
    }

    private void Count(ulong found)
    {
        for (; found != 0; found &= found - 1)
        {
            var mark = (Mark)BitOperations.TrailingZeroCount(found);
            if (_sinceNegation <= NegationReaches) mark = Negated(mark);
            _counts[(int)mark]++;
            if (mark == Mark.Negation) _sinceNegation = 0;
        }
    }

    private static Mark Negated(Mark mark) =>
        mark is Mark.Praise ? Mark.NegatedPraise : mark is Mark.Complaint ? Mark.NegatedComplaint : mark;

    public void WriteTo(FeatureBuffer into)
    {
        for (var mark = 0; mark < _counts.Length; mark++)
        {
            if (_counts[mark] > 0) into.Set((Mark)mark, One * MathF.Sqrt(Math.Min(_counts[mark], Most)));
        }
    }
}
