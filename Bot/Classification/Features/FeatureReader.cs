using System.Text;

namespace SupportBot.Classification.Features;

/// <summary>
/// Reads the features of a text in one pass: words, pairs of words and of their beginnings, runs of 1 to 5 characters within words, emoji, and the
/// <see cref="Dense"/> ones, <see cref="Mark"/>s among them. Holds buffers, so each thread has its own. Texts longer than <see cref="Longest"/> are read at
/// their beginning and end.
/// </summary>
internal sealed class FeatureReader
{
    /// <summary>In UTF-16 characters.</summary>
    public const int Longest = 8000;
    private const int Tail = 2000;
    private const int StemLength = 5;

    // Small beside a word's weight, so that no flag decides alone; chosen on out-of-fold messages.
    private const float Flag = 0.3f;

    private readonly Word _word = new();
    private readonly Signs _signs = new();
    private readonly Script _script = new();
    private readonly MarkCounter _marks = new();
    private uint _previous;
    private uint _previousStem;
    private uint _stemBeforePrevious;
    private int _words;
    private int _shouted;
    private int _pictures;
    private bool _isStretched;

    public FeatureBuffer Features { get; } = new();

    /// <returns>False when there is nothing to read: no letter, digit or picture.</returns>
    public bool Read(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        Clear();
        _marks.Clear(lexicon);
        if (text.Length <= Longest) ReadPart(text);
        else
        {
            ReadPart(text[..(Longest - Tail)]);
            ReadPart(text[^Tail..]);
        }

        WriteDense();
        return _words + _pictures > 0;
    }

    /// <summary>Whether the last text had a letter at all.</summary>
    public bool HasLetters => _script.Letters > 0;

    /// <summary>Whether every letter of the last text is Latin.</summary>
    public bool IsAllLatin => _script.IsAllLatin;

    private void Clear()
    {
        Features.Clear();
        _signs.Clear();
        _script.Clear();
        _previous = _previousStem = _stemBeforePrevious = 0;
        _words = _shouted = _pictures = 0;
        _isStretched = false;
    }

    private void ReadPart(ReadOnlySpan<char> text)
    {
        foreach (var range in text.SplitAny(" \t\r\n\u00A0"))
        {
            var chunk = text[range];
            if (!Addresses.Replace(chunk, Features, Flag)) ReadChunk(chunk);
        }
    }

    private void ReadChunk(ReadOnlySpan<char> chunk)
    {
        for (var i = 0; i < chunk.Length;)
        {
            var c = chunk[i];
            var folded = Letters.Fold(c);
            if (folded == Letters.Skip) i++;
            else if (folded != Letters.None)
            {
                ReadLetter(c, folded);
                i++;
            }
            else
            {
                EndWord();
                i += char.IsSurrogate(c) || c >= '\u2190' ? ReadPicture(chunk[i..]) : _signs.Read(chunk[i..]);
            }
        }

        EndWord();
    }

    private void ReadLetter(char c, char folded)
    {
        _word.Add(folded, c != folded && char.IsUpper(c));
        if (folded != '0' && _script.Count(c, folded)) Features.Add(Hash.Finish(Hash.Grow(Hash.Sign, char.ToLowerInvariant(c))));
        if (_word.IsFull) EndWord();
    }

    private void EndWord()
    {
        if (_word.Length == 0) return;
        _words++;
        if (_word.Capitals > 1 && _word.Capitals >= _word.Length - 1) _shouted++;
        _isStretched |= _word.IsStretched;
        AddUnit(_word.Letters, Word.HashOf(_word.Letters));
        _word.AddGrams(Features);
        _word.Clear();
    }

    private void AddUnit(ReadOnlySpan<char> letters, uint hash)
    {
        _marks.Add(letters, hash);
        Features.Add(Hash.Finish(hash));
        Features.Add(Hash.Finish(Hash.Grow(Hash.Grow(Hash.Pair, _previous), hash)));
        _previous = hash;
        // Endings change with gender and case, so pairs are also read by how their words begin, with and without a word between them.
        var stem = Word.HashOf(letters[..Math.Min(StemLength, letters.Length)]);
        Features.Add(Hash.Finish(Hash.Grow(Hash.Grow(Hash.Stems, _previousStem), stem)));
        Features.Add(Hash.Finish(Hash.Grow(Hash.Grow(Hash.StemsApart, _stemBeforePrevious), stem)));
        (_stemBeforePrevious, _previousStem) = (_previousStem, stem);
    }

    private int ReadPicture(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var length) is not System.Buffers.OperationStatus.Done) return 1;
        if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is not UnicodeCategory.OtherSymbol) return length;
        _pictures++;
        var hash = Hash.Grow(Hash.Sign, (uint)rune.Value);
        Features.Add(Hash.Finish(hash));
        AddUnit(text[..length], hash);
        return length;
    }

    private void WriteDense()
    {
        Features.Set(Dense.Bias, 1);
        _signs.WriteTo(Features, Flag);
        _script.WriteTo(Features, Flag);
        _marks.WriteTo(Features);
        _marks.AddPairs(Features);
        if (_isStretched) Features.Set(Dense.Stretches, Flag);
        if (_shouted > 0) Features.Set(Dense.SomeCaps, Flag);
        if (_shouted > 1 && _shouted * 2 > _words) Features.Set(Dense.AllCaps, Flag);
        Features.Set(LengthOf(_words), Flag);
    }

    private static Dense LengthOf(int words) => words switch
    {
        <= 1 => Dense.OneWord,
        <= 3 => Dense.ThreeWords,
        <= 7 => Dense.SevenWords,
        <= 15 => Dense.FifteenWords,
        <= 30 => Dense.ThirtyWords,
        _ => Dense.ManyWords,
    };
}
