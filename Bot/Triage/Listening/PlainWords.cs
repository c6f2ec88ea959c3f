namespace SupportBot.Triage.Listening;

/// <summary>The words of a text as they compare: folded, without signs between them.</summary>
internal sealed class PlainWords
{
    private readonly string _padded;
    private readonly int[] _ends;

    /// <param name="padded">The words with a blank before, between and after them: <c>" yes please "</c>.</param>
    public PlainWords(string padded)
    {
        _padded = padded;
        _ends = new int[padded.AsSpan().Count(' ') - 1];
        for (int at = 1, word = 0; word < _ends.Length; word++)
        {
            _ends[word] = padded.IndexOf(' ', at);
            at = _ends[word] + 1;
        }
    }

    public int Count => _ends.Length;

    public ReadOnlySpan<char> this[int word]
    {
        get
        {
            var start = word == 0 ? 1 : _ends[word - 1] + 1;
            return _padded.AsSpan(start, _ends[word] - start);
        }
    }

    /// <summary>The words with single blanks between them.</summary>
    public ReadOnlySpan<char> Line => Count == 0 ? [] : _padded.AsSpan(1, _padded.Length - 2);

    /// <summary>Whether a phrase stands among the words; with blanks around it whole words, with one before it beginnings.</summary>
    public bool Mention(string phrase) => _padded.Contains(phrase, StringComparison.Ordinal);

    public bool MentionAny(string[] phrases)
    {
        foreach (var phrase in phrases)
            if (Mention(phrase)) return true;
        return false;
    }

    public bool Any(WordSet words)
    {
        for (var i = 0; i < Count; i++)
            if (words.Contains(this[i])) return true;
        return false;
    }
}
