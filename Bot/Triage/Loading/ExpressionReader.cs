using System.Collections.Immutable;
using SupportBot.Triage.Expressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads expressions, and points at the column within them that is wrong.</summary>
internal sealed class ExpressionReader(DeclaredFacts facts)
{
    private readonly List<(YamlScalarNode At, Expression Expression)> _read = [];

    /// <summary>The expression; null, with the problem reported, when it is none.</summary>
    public Expression? Read(Section section, YamlNode? at, string key)
    {
        if (at is null || section.Word(at, key) is not { } text || at is not YamlScalarNode scalar) return null;
        var (expression, problem) = Expression.Parse(text);
        if (problem is not null) section.Source.Report(Column(scalar, problem.Column), ProblemKind.WrongExpression, problem.Message);
        if (expression is null || expression.Facts.Any(fact => facts.Check(at, fact) is null)) return null;
        _read.Add((scalar, expression));
        return expression;
    }

    /// <summary>Reports values that no choice keeps: a fact of buttons is compared with their values.</summary>
    public void CheckValues(YamlSource source, IEnumerable<Step> steps)
    {
        var asks = steps.OfType<Step.Ask>().Where(ask => ask.Fact is not null).ToLookup(ask => ask.Fact!);
        foreach (var (at, expression) in _read)
        {
            foreach (var (fact, value, column) in expression.FactValues)
            {
                if (!asks.Contains(fact) || FactNames.Known.Contains(fact) || asks[fact].Any(ask => ask.Check is not (null or Triage.Check.YesNo))) continue;
                var kept = asks[fact].SelectMany(Kept).Distinct().ToImmutableArray();
                if (kept.Contains(value, StringComparer.OrdinalIgnoreCase)) continue;
                source.Report(Column(at, column), ProblemKind.WrongExpression, $"No choice keeps '{value}' as '{fact}'. It can be: {string.Join(", ", kept)}.");
            }
        }
    }

    private static IEnumerable<string> Kept(Step.Ask ask) => ask.Check is null ? ask.Options.Select(option => option.Value) : [Buttons.Yes, Buttons.No];

    // Within a text that goes over several lines only its beginning can be pointed at.
    private static Mark Column(YamlScalarNode at, int column)
    {
        if (at.Start.Line != at.End.Line) return at.Start;
        var quote = at.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        return new Mark(at.Start.Index, at.Start.Line, at.Start.Column + quote + column - 1);
    }
}
