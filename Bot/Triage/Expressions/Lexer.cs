namespace SupportBot.Triage.Expressions;

/// <summary>What a piece of an expression is.</summary>
internal enum LexemeKind
{
    End,
    Word,
    Number,
    Text,
    Sign,
}

/// <summary>A word, number, quoted text or sign.</summary>
/// <param name="Column">Where it begins, counted from 1.</param>
internal readonly record struct Lexeme(LexemeKind Kind, string Text, int Column)
{
    public override string ToString() => Kind is LexemeKind.End ? "The end" : $"'{Text}'";
}

/// <summary>Cuts an expression into pieces, one ahead.</summary>
internal sealed class Lexer
{
    private static readonly string[] Signs = ["!=", "<=", ">=", "=", "<", ">", "(", ")", "[", "]", ","];
    private readonly string _text;
    private int _at;

    public Lexer(string text)
    {
        _text = text;
        Next = Read();
    }

    /// <summary>The piece that is not taken yet.</summary>
    public Lexeme Next { get; private set; }

    public Lexeme Take()
    {
        var taken = Next;
        Next = Read();
        return taken;
    }

    /// <summary>Takes the next piece when it is this word or sign.</summary>
    public bool Takes(string written)
    {
        if (Next.Kind is not (LexemeKind.Word or LexemeKind.Sign) || Next.Text != written) return false;
        Take();
        return true;
    }

    private Lexeme Read()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        if (_at == _text.Length) return new Lexeme(LexemeKind.End, "", _at + 1);
        var start = _at;
        if (_text[_at] is '"' or '\'') return Quoted(start);
        if (char.IsAsciiDigit(_text[_at])) return Run(start, LexemeKind.Number, c => char.IsAsciiDigit(c) || c == '.');
        if (char.IsLetter(_text[_at])) return Run(start, LexemeKind.Word, c => char.IsLetterOrDigit(c) || c is '_' or '.');
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(_text, _at, sign, 0, sign.Length) != 0) continue;
            _at += sign.Length;
            return new Lexeme(LexemeKind.Sign, sign, start + 1);
        }
        throw new ExpressionException(start + 1, $"'{_text[_at]}' means nothing here. Texts stand in quotes.");
    }

    private Lexeme Quoted(int start)
    {
        var end = _text.IndexOf(_text[start], start + 1);
        if (end < 0) throw new ExpressionException(start + 1, "The quotes are open. Close them after the text.");
        _at = end + 1;
        return new Lexeme(LexemeKind.Text, _text[(start + 1)..end], start + 1);
    }

    private Lexeme Run(int start, LexemeKind kind, Func<char, bool> goesOn)
    {
        while (_at < _text.Length && goesOn(_text[_at])) _at++;
        var run = _text[start.._at];
        if (kind is LexemeKind.Number && !double.TryParse(run, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            throw new ExpressionException(start + 1, $"'{run}' is no number.");
        return new Lexeme(kind, run, start + 1);
    }
}
