using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage.Loading;

/// <summary>Reads one case of a branch: <c>when: { fact: error_code, is: "502" }</c> and where it leads.</summary>
internal sealed class CaseReader(DeclaredFacts facts, StepNames names)
{
    public Case? Read(Section section)
    {
        var when = section.Child(section.Need("when", "what must hold, such as { urgency: high }."), "'when'");
        var next = names.Next(section, "next");
        section.Finish();
        if (when is null) return null;
        var conditions = Conditions(when).OfType<Condition>().ToImmutableArray();
        when.Finish();
        if (when.Node.Children.Count == 0) section.Source.Report(when.Node, ProblemKind.WrongValue, "'when' asks nothing. Use 'else:' for what is left.");
        return next is null ? null : new Case(conditions, next);
    }

    private IEnumerable<Condition?> Conditions(Section when)
    {
        yield return Fact(when);
        if (when.OneOf<Urgency>(when.Find("urgency"), "urgency") is { } urgency) yield return new Condition.UrgencyAtLeast(urgency);
        if (when.OneOf<Anger>(when.Find("anger"), "anger") is { } anger) yield return new Condition.AngerAtLeast(anger);
        if (when.OneOf<Topic>(when.Find("topic"), "topic") is { } topic) yield return new Condition.TopicIs(topic);
        if (when.OneOf<Sentiment>(when.Find("sentiment"), "sentiment") is { } sentiment) yield return new Condition.SentimentIs(sentiment);
    }

    private Condition? Fact(Section when)
    {
        var at = when.Find("fact");
        var values = when.WordList("is").Select(v => v.Word).ToImmutableArray();
        var known = when.YesNo("known");
        if (at is null) return null;
        if (facts.Check(at, when.Word(at, "fact")) is not { } fact) return null;
        if (!when.Has("known") && values.IsEmpty)
        {
            when.Source.Report(at, ProblemKind.MissingKey, "Say what the fact must be: either 'is: value' or 'known: yes' (or no).");
            return null;
        }
        return known is { } must ? new Condition.FactKnown(fact, must) : new Condition.FactIs(fact, values);
    }
}
