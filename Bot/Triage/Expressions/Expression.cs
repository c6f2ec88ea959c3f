using System.Collections.Immutable;

namespace SupportBot.Triage.Expressions;

/// <summary>
/// A question about a conversation, as scripts and the handoff table write it: <c>fact.order and urgency >= high</c>. It is checked when it is
/// read, can do nothing but compare, and takes a time bounded by its length. What is unknown or unsure compares as false.
/// </summary>
internal sealed class Expression
{
    /// <summary>In characters.</summary>
    public const int Longest = 500;

    /// <summary>How many brackets and 'not' may stand inside each other.</summary>
    public const int Deepest = 20;

    private readonly Term _term;

    private Expression(string text, Term term) => (Text, _term) = (text, term);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The names it uses, as they are written.</summary>
    public IEnumerable<string> Names => _term.Comparisons.Select(one => one.Name.Text);

    /// <summary>The facts it names.</summary>
    public IEnumerable<string> Facts => _term.Comparisons.Select(one => one.Name.Fact).OfType<string>();

    /// <summary>The facts that are known wherever it holds.</summary>
    public ImmutableHashSet<string> Certain => _term.Certain;

    /// <summary>What each fact is compared with, and where that stands in the text, counted from 1.</summary>
    public IEnumerable<(string Fact, string Value, int Column)> FactValues =>
        from one in _term.Comparisons
        where one.Name.Fact is not null && one.Sign is Sign.Is or Sign.IsNot or Sign.In
        from value in one.Values
        select (one.Name.Fact, value.Text, value.Column);

    /// <summary>The expression, or what is wrong with it.</summary>
    public static (Expression? Expression, ExpressionProblem? Problem) Parse(string text)
    {
        if (text.Length > Longest) return (null, new(1, $"This has {text.Length} characters; {Longest} are allowed. Check one thing after the other."));
        try
        {
            return (new Expression(text, new ExpressionParser(text).Read()), null);
        }
        catch (ExpressionException wrong)
        {
            return (null, new(wrong.Column, wrong.Message));
        }
    }

    /// <summary>What it asks about, as it is now: "urgency critical, angry_turns 3". What is unknown is left out.</summary>
    public string Told(Situation situation) => string.Join(", ",
        from name in _term.Comparisons.Select(one => one.Name).DistinctBy(name => name.Text)
        let now = name.Read(situation)
        where now is not null
        select $"{name.Text} {(name.Kind is ValueKind.Truth ? now.Value.Number > 0 ? "yes" : "no" : now.Value.Text)}");

    public bool Holds(Situation situation) => _term.Holds(situation);

    public override string ToString() => Text;

    public override bool Equals(object? obj) => obj is Expression other && other.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>What is wrong with an expression.</summary>
/// <param name="Column">Where, counted from 1.</param>
internal sealed record ExpressionProblem(int Column, string Message);
