using System.Text;

namespace SupportBot.Conduct;

/// <summary>Cuts a text into sentences of pieces, in one pass. What is quoted is left out or marked, as others said it.</summary>
internal sealed class Pieces
{
    public const string Start = "<start>", End = "<end>", Number = "<number>", Time = "<time>", Money = "<money>", Emoji = "<emoji>", Smile = "<smile>",
        Link = "<link>", Quoted = "<quoted>";

    private const string Signs = ".,;:!?…()—–-%/+*#№&=";
    private static readonly System.Buffers.SearchValues<char> LinkEnds = System.Buffers.SearchValues.Create(" \n\t,;\"»)");
    private const string Currencies = "€$£₽¥₴";

    private readonly string _text;
    private readonly bool[] _quoted;
    private readonly bool _readsQuotes;
    private readonly List<List<Piece>> _sentences = [];
    private List<Piece> _sentence = [];
    private int _open;

    private Pieces(string text, bool readsQuotes)
    {
        _text = text;
        _quoted = Quotes.In(text);
        _readsQuotes = readsQuotes;
    }

    /// <param name="readsQuotes">Whether quoted words are words too.</param>
    public static IReadOnlyList<List<Piece>> Of(string text, bool readsQuotes)
    {
        var pieces = new Pieces(text, readsQuotes);
        pieces.Cut();
        return pieces._sentences;
    }

    private void Cut()
    {
        for (var at = 0; at < _text.Length;)
        {
            if (_quoted[at] && !_readsQuotes) at = Quotation(at);
            else if (LinkEnd(at) is var end && end > at) at = Add(at, end, Link, PieceKind.Word);
            else if (char.IsLetter(_text[at])) at = Word(at);
            else if (char.IsAsciiDigit(_text[at])) at = Digits(at);
            else at = Sign(at);
        }
        Close();
    }

    private int Quotation(int at)
    {
        var end = at;
        while (end < _text.Length && _quoted[end]) end++;
        return Add(at, end, Quoted, PieceKind.Word);
    }

    private int Word(int at)
    {
        var end = at;
        while (end < _text.Length && (char.IsLetter(_text[end]) || IsInner(end)) && (!_quoted[end] || _readsQuotes)) end++;
        var word = BareWord.Of(_text.AsSpan(at, end - at));
        var cut = BareWord.Ending(word);
        if (cut is null) return Add(at, end, word, PieceKind.Word);
        var apostrophe = _text.AsSpan(at, end - at).LastIndexOfAny('\'', '’') + at;
        Add(at, apostrophe, BareWord.Of(_text.AsSpan(at, apostrophe - at)), PieceKind.Word);
        return Add(apostrophe, end, cut, PieceKind.Word);
    }

    // An apostrophe between letters, the accent that marks stress.
    private bool IsInner(int at) =>
        _text[at] is '\u0301' || (_text[at] is '\'' or '’' && at + 1 < _text.Length && char.IsLetter(_text[at + 1]));

    private int Digits(int at)
    {
        var end = at;
        while (end < _text.Length && (char.IsAsciiDigit(_text[end])
            || (_text[end] is '.' or ',' or ':' && end + 1 < _text.Length && char.IsAsciiDigit(_text[end + 1])))) end++;
        return Add(at, end, _text[at..end], PieceKind.Number);
    }

    private int Sign(int at)
    {
        var c = _text[at];
        if (c is '\n') Close();
        if (c is '\n' || char.IsWhiteSpace(c)) return at + 1;
        if (Smiles.EndOf(_text, at, _open) is var smile && smile > at) return Add(at, smile, Smile, PieceKind.Sign);
        if (Rune.TryGetRuneAt(_text, at, out var rune) && Smiles.IsPicture(rune)) return Add(at, at + rune.Utf16SequenceLength, Emoji, PieceKind.Sign);
        if (Currencies.Contains(c)) return Add(at, at + 1, Money, PieceKind.Sign);
        _open = c switch { '(' => _open + 1, ')' => Math.Max(0, _open - 1), _ => _open };
        if (!Signs.Contains(c) || Glued(at)) return at + Math.Max(1, rune.Utf16SequenceLength);
        Add(at, at + 1, c is '–' ? "—" : c.ToString(), PieceKind.Sign);
        if (Ends(at)) Close();
        return at + 1;
    }

    // "!important" and "a?b=1" mark nothing, and what stands in brackets is said aside.
    private bool Glued(int at) =>
        _text[at] is '!' or '?' && (_open > 0 || (at + 1 < _text.Length && char.IsLetterOrDigit(_text[at + 1])));

    private bool Ends(int at) =>
        _open == 0 && _text[at] is '.' or '!' or '?' or '…' && !_quoted[at]
        && (at + 1 == _text.Length || char.IsWhiteSpace(_text[at + 1]));

    private int LinkEnd(int at)
    {
        if (at > 0 && !char.IsWhiteSpace(_text[at - 1])) return at;
        var rest = _text.AsSpan(at);
        if (!rest.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return at;
        var length = rest.IndexOfAny(LinkEnds);
        return at + (length < 0 ? rest.Length : length);
    }

    private int Add(int at, int end, string word, PieceKind kind)
    {
        if (_sentence.Count == 0) _sentence.Add(new Piece(at, 0, Start, PieceKind.Edge));
        _sentence.Add(new Piece(at, end - at, word, kind));
        return end;
    }

    private void Close()
    {
        if (_sentence.Count == 0) return;
        _sentence.Add(new Piece(_sentence[^1].End, 0, End, PieceKind.Edge));
        _sentences.Add(_sentence);
        _sentence = [];
        _open = 0;
    }
}
