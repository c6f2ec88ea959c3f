using System.Collections.Immutable;

namespace SupportBot.Triage.Expressions;

/// <summary>Reads an expression: 'or' binds least, then 'and', then 'not', then one comparison.</summary>
internal sealed class ExpressionParser(string text)
{
    private readonly Lexer _lexer = new(text);
    private int _depth;

    /// <exception cref="ExpressionException">The text is no expression.</exception>
    public Term Read()
    {
        var term = Or();
        return _lexer.Next.Kind is LexemeKind.End ? term : throw Wrong("Join what holds with 'and' or 'or'.");
    }

    private Term Or()
    {
        var term = And();
        while (_lexer.Takes("or")) term = new Term.Either(term, And());
        return term;
    }

    private Term And()
    {
        var term = Not();
        while (_lexer.Takes("and")) term = new Term.Both(term, Not());
        return term;
    }

    private Term Not()
    {
        if (++_depth > Expression.Deepest) throw Wrong($"More than {Expression.Deepest} brackets inside each other. Check one thing after the other.");
        Term term;
        if (_lexer.Takes("not")) term = new Term.Not(Not());
        else if (_lexer.Takes("("))
        {
            term = Or();
            if (!_lexer.Takes(")")) throw Wrong("A bracket is open. Close it with ')'.");
        }
        else term = Comparison();
        _depth--;
        return term;
    }

    private Term.Compared Comparison()
    {
        var at = _lexer.Take();
        if (at.Kind is not LexemeKind.Word) throw new ExpressionException(at.Column, $"{at} is no name. Begin with one of: {string.Join(", ", Names.All)}.");
        var name = Names.Find(at.Text) ?? throw new ExpressionException(at.Column, $"There is no '{at.Text}' to ask about. Use one of: {string.Join(", ", Names.All)}.");
        if (_lexer.Takes("in")) return new Term.Compared(Comparable(name, Sign.In, at), Sign.In, List(name));
        if (Signed() is not { } sign) return Alone(name, at);
        return new Term.Compared(Comparable(name, sign, at), sign, [Value(name, sign)]);
    }

    private static Term.Compared Alone(Name name, Lexeme at) => name.Kind is ValueKind.Truth or ValueKind.Text
        ? new Term.Compared(name, Sign.Alone, [])
        : throw new ExpressionException(at.Column, $"Say what '{name.Text}' is compared with, such as '{name.Text} = {(name.Kind is ValueKind.Word ? name.Words[^1] : "1")}'.");

    private static Name Comparable(Name name, Sign sign, Lexeme at)
    {
        if (name.Kind is ValueKind.Truth) throw new ExpressionException(at.Column, $"'{name.Text}' is compared with {name.Takes}.");
        if (sign is Sign.Less or Sign.AtMost or Sign.More or Sign.AtLeast && name is { Kind: ValueKind.Word, IsOrdered: false })
            throw new ExpressionException(at.Column, $"No {name.Text} is more than another. Use '=', '!=' or 'in'.");
        return name;
    }

    private Sign? Signed()
    {
        foreach (var (written, sign) in Signs)
            if (_lexer.Takes(written)) return sign;
        return null;
    }

    private ImmutableArray<Value> List(Name name)
    {
        if (!_lexer.Takes("[")) throw Wrong("Write the values in square brackets: in [one, other].");
        var values = ImmutableArray.CreateBuilder<Value>();
        do values.Add(Value(name, Sign.In));
        while (_lexer.Takes(","));
        if (!_lexer.Takes("]")) throw Wrong("The list is open. Close it with ']'.");
        return values.ToImmutable();
    }

    private Value Value(Name name, Sign sign)
    {
        var at = _lexer.Take();
        if (at.Kind is not (LexemeKind.Word or LexemeKind.Number or LexemeKind.Text))
            throw new ExpressionException(at.Column, $"{at} is no value. '{name.Text}' takes {name.Takes}.");
        var place = name.Words.IsDefaultOrEmpty ? -1 : name.Words.IndexOf(at.Text);
        var number = at.Kind is LexemeKind.Number ? double.Parse(at.Text, CultureInfo.InvariantCulture) : place < 0 ? (double?)null : place;
        var fits = name.Kind switch
        {
            ValueKind.Word => place >= 0,
            ValueKind.Number => at.Kind is LexemeKind.Number,
            // A fact is more or less than another number only.
            ValueKind.Text => number is not null || sign is Sign.Is or Sign.IsNot or Sign.In,
            ValueKind.Truth => false,
        };
        if (!fits) throw new ExpressionException(at.Column, $"'{name.Text}' cannot be compared with {at} like this. It takes {(name.Kind is ValueKind.Text ? "a number here" : name.Takes)}.");
        return new Value(at.Text, number, at.Column);
    }

    private ExpressionException Wrong(string message) => new(_lexer.Next.Column, message);

    private static readonly (string Written, Sign Sign)[] Signs =
    [
        ("=", Sign.Is), ("!=", Sign.IsNot), ("<=", Sign.AtMost), (">=", Sign.AtLeast), ("<", Sign.Less), (">", Sign.More),
    ];
}
