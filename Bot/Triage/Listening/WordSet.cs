using System.Collections.Frozen;

namespace SupportBot.Triage.Listening;

/// <summary>Folded words that are looked up without making strings.</summary>
internal sealed class WordSet
{
    private const int ShortestMisspelt = 5;
    private const int LongestMisspelt = 20;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly string[] _sounds;

    public WordSet(params ReadOnlySpan<string> words)
    {
        var folded = words.ToArray().Select(Plain.Line).ToFrozenSet();
        _words = folded.GetAlternateLookup<ReadOnlySpan<char>>();
        _sounds = [.. folded.Where(w => w.Length >= ShortestMisspelt).Select(w => string.Concat(w.Select(Plain.Sound)))];
    }

    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);

    /// <summary>Whether it is a word of five letters or more with at most one letter wrong, apart from vowels that sound alike.</summary>
    public bool ContainsNear(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestMisspelt or > LongestMisspelt) return false;
        Span<char> sound = stackalloc char[word.Length];
        for (var i = 0; i < word.Length; i++) sound[i] = Plain.Sound(word[i]);
        foreach (var known in _sounds)
            if (Plain.IsNear(known, sound)) return true;
        return false;
    }
}

/// <summary>What folded words mean, looked up without making strings.</summary>
internal sealed class WordMap<T>(IEnumerable<(T Meaning, string[] Words)> meanings)
{
    private readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _words = meanings
        .SelectMany(m => m.Words.Select(w => (Word: w, m.Meaning))).ToFrozenDictionary(w => w.Word, w => w.Meaning).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool TryFind(ReadOnlySpan<char> word, out T meaning) => _words.TryGetValue(word, out meaning!);
}

/// <summary>Beginnings of words, to forgive the endings of Russian and Polish.</summary>
internal sealed class Stems(params string[] stems)
{
    public bool Begin(ReadOnlySpan<char> word)
    {
        foreach (var stem in stems)
            if (word.StartsWith(stem, StringComparison.Ordinal)) return true;
        return false;
    }
}
