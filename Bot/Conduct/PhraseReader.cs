using System.Collections.Immutable;

namespace SupportBot.Conduct;

/// <summary>
/// Reads a phrase as rules write it: <c>word</c>, <c>begin*</c>, <c>(a|b c)</c>, <c>maybe?</c>, <c>$group</c>, <c>..</c> for up to three words between,
/// <c>...</c> for any number within the sentence, signs, <c>&lt;number&gt;</c> and the like.
/// </summary>
internal sealed class PhraseReader(string phrase, IReadOnlyDictionary<string, Phrase> groups)
{
    private const int Deepest = 8;
    private const int ShortGap = 3;

    private static readonly HashSet<string> Named =
        [Pieces.Start, Pieces.End, Pieces.Number, Pieces.Time, Pieces.Money, Pieces.Emoji, Pieces.Smile, Pieces.Link, Pieces.Quoted];

    private int _at;

    /// <summary>The phrase, or what is wrong with it and where.</summary>
    public (Phrase? Phrase, string? Wrong, int Offset) Read()
    {
        try
        {
            var read = Sequence(0);
            return _at < phrase.Length ? throw new FormatException("A closing bracket is too many.")
                : read.MayMiss || read.BeginsAnywhere ? throw new FormatException("A phrase begins with a word, not with a gap or something that may be missing.")
                : (read, null, 0);
        }
        catch (FormatException wrong)
        {
            return (null, wrong.Message, Math.Min(_at, phrase.Length));
        }
    }

    private Phrase Sequence(int depth)
    {
        if (depth > Deepest) throw new FormatException("Too many brackets inside each other.");
        var parts = ImmutableArray.CreateBuilder<Phrase>();
        while (true)
        {
            while (_at < phrase.Length && phrase[_at] is ' ') _at++;
            if (_at == phrase.Length || phrase[_at] is ')' or '|') break;
            parts.Add(Part(depth));
        }
        return parts.Count switch
        {
            0 => throw new FormatException("A word is missing here."),
            1 => parts[0],
            _ => new Phrase.InOrder(parts.ToImmutable()),
        };
    }

    private Phrase Part(int depth)
    {
        var part = phrase[_at] is '(' ? Bracket(depth) : Single();
        if (_at == phrase.Length || phrase[_at] is not '?') return part;
        _at++;
        return new Phrase.Perhaps(part);
    }

    private Phrase Bracket(int depth)
    {
        var ways = new List<Phrase>();
        do
        {
            _at++;
            ways.Add(Sequence(depth + 1));
        }
        while (_at < phrase.Length && phrase[_at] is '|');
        if (_at == phrase.Length) throw new FormatException("A bracket is open.");
        _at++;
        return Phrase.Any(ways);
    }

    private Phrase Single()
    {
        var from = _at;
        if (phrase[_at] is '?') _at++;
        else while (_at < phrase.Length && phrase[_at] is not (' ' or '(' or ')' or '|' or '?')) _at++;
        var word = phrase[from.._at];
        return word switch
        {
            ".." => new Phrase.Gap(ShortGap),
            "..." => new Phrase.Gap(null),
            ['$', .. var name] => groups.GetValueOrDefault(name) ?? throw new FormatException($"There is no group '{name}' above."),
            "<word>" => new Phrase.Word(),
            ['<', ..] => Named.Contains(word) ? Set(word) : throw new FormatException($"'{word}' is none of {string.Join(' ', Named)}."),
            [.. var begin, '*'] when begin.Length > 1 => Set(BareWord.Of(begin) + "*"),
            _ when word.Contains('*') && word.Length > 1 => throw new FormatException("A star stands only at the end of a word, after two letters or more."),
            _ => Set(BareWord.Of(word)),
        };
    }

    private static Phrase.OneOf Set(string word) => new([word]);
}
