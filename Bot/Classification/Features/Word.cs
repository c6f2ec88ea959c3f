namespace SupportBot.Classification.Features;

/// <summary>The word being read: folded, at most <see cref="Longest"/> characters, a letter repeated three times or more kept once.</summary>
internal sealed class Word
{
    public const int Longest = 48;
    private const char Edge = '_';
    private readonly char[] _letters = new char[Longest + 2];
    private int _length = 1;
    private int _run;
    private int _digits;

    public Word() => _letters[0] = Edge;

    public int Length => _length - 1;

    public bool IsFull => Length == Longest;

    public int Capitals { get; private set; }

    /// <summary>A letter was drawn out: "heeeelp".</summary>
    public bool IsStretched { get; private set; }

    public bool IsNumber => _digits == Length;

    public ReadOnlySpan<char> Letters => _letters.AsSpan(1, Length);

    public void Clear()
    {
        _length = 1;
        _run = 0;
        _digits = 0;
        Capitals = 0;
        IsStretched = false;
    }

    public void Add(char folded, bool isCapital)
    {
        if (isCapital) Capitals++;
        if (folded == '0')
        {
            if (_digits < 5) Append(folded);
            return;
        }

        _run = folded == _letters[_length - 1] ? _run + 1 : 1;
        if (_run < 3) Append(folded);
        else if (_run == 3)
        {
            _length--;
            IsStretched = true;
        }
    }

    private void Append(char folded)
    {
        if (folded == '0') _digits++;
        _letters[_length++] = folded;
    }

    public static uint HashOf(ReadOnlySpan<char> letters)
    {
        var hash = Hash.Word;
        foreach (var letter in letters) hash = Hash.Grow(hash, letter);
        return hash;
    }

    /// <summary>Every run of one to five characters inside the word and its edges.</summary>
    public void AddGrams(FeatureBuffer into)
    {
        _letters[_length] = Edge;
        var marked = _letters.AsSpan(0, _length + 1);
        for (var start = 0; start < marked.Length; start++)
        {
            var hash = Hash.Gram;
            var end = Math.Min(start + 5, marked.Length);
            for (var i = start; i < end; i++)
            {
                hash = Hash.Grow(hash, marked[i]);
                into.Add(Hash.Finish(hash));
            }
        }
    }
}
