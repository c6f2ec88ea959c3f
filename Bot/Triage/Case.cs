using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>One way out of a branch: taken when all its conditions hold.</summary>
internal sealed record Case(ImmutableArray<Condition> When, string Next)
{
    public bool Holds(Facts facts, Assessment assessment) => When.All(c => c.Holds(facts, assessment));
}

/// <summary>A question a branch can ask. What the classifier is unsure of never holds.</summary>
internal abstract record Condition
{
    private Condition() { }

    public abstract bool Holds(Facts facts, Assessment assessment);

    /// <summary>The fact has one of these values, whatever the case of its letters.</summary>
    public sealed record FactIs(string Fact, ImmutableArray<string> Values) : Condition
    {
        public override bool Holds(Facts facts, Assessment assessment) =>
            facts[Fact] is { } value && Values.Contains(value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The fact is known, or is not.</summary>
    public sealed record FactKnown(string Fact, bool Known) : Condition
    {
        public override bool Holds(Facts facts, Assessment assessment) => facts.Knows(Fact) == Known;
    }

    /// <summary>The urgency is this or worse.</summary>
    public sealed record UrgencyAtLeast(Urgency Urgency) : Condition
    {
        public override bool Holds(Facts facts, Assessment assessment) =>
            assessment.Urgency is { IsSure: true } read && read.Value >= Urgency;
    }

    /// <summary>The anger is this or worse.</summary>
    public sealed record AngerAtLeast(Anger Anger) : Condition
    {
        public override bool Holds(Facts facts, Assessment assessment) =>
            assessment.Anger is { IsSure: true } read && read.Value >= Anger;
    }

    /// <summary>The words are about this.</summary>
    public sealed record TopicIs(Topic Topic) : Condition
    {
        public override bool Holds(Facts facts, Assessment assessment) => assessment.Topic.Is(Topic);
    }

    /// <summary>The customer's attitude is this.</summary>
    public sealed record SentimentIs(Sentiment Sentiment) : Condition
    {
        public override bool Holds(Facts facts, Assessment assessment) => assessment.Sentiment.Is(Sentiment);
    }
}
