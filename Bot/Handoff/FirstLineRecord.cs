using System.Collections.Frozen;
using SupportBot.Conversations;

namespace SupportBot.Handoff;

/// <summary>
/// Whether first line can solve this, from what became of matters like it (C09). A kind that was seen rarely is drawn towards its topic, and a topic
/// towards all of them, as a Beta prior of <see cref="Prior"/> matters does; of a topic with less than <see cref="Fewest"/> nothing is said.
/// </summary>
internal sealed class FirstLineRecord
{
    /// <summary>From fewer matters of a topic nothing is concluded.</summary>
    public const int Fewest = 20;

    /// <summary>So many matters the wider kind counts for in the narrower one.</summary>
    public const double Prior = 10;

    private readonly FrozenDictionary<(Topic, KnownAtOnce), Chance> _chances;

    public FirstLineRecord(IReadOnlyCollection<OutcomeCount> counts)
    {
        var all = Share(counts.Sum(count => count.Solved), counts.Sum(count => count.Of), 0.5, 2);
        _chances = (
            from topic in counts.GroupBy(count => count.Topic)
            let seen = topic.Sum(count => count.Of)
            where seen >= Fewest
            let usual = Share(topic.Sum(count => count.Solved), seen, all, Prior)
            from known in Kinds
            let own = topic.Where(count => count.Known == known).ToList()
            select (Kind: (topic.Key, known), Chance: new Chance(Share(own.Sum(count => count.Solved), own.Sum(count => count.Of), usual, Prior), seen)))
            .ToFrozenDictionary(kind => kind.Kind, kind => kind.Chance);
    }

    /// <summary>Nothing was seen yet.</summary>
    public static FirstLineRecord None { get; } = new([]);

    private static IEnumerable<KnownAtOnce> Kinds => [KnownAtOnce.Nothing, KnownAtOnce.ErrorCode, KnownAtOnce.Others, KnownAtOnce.ErrorCode | KnownAtOnce.Others];

    /// <summary>How likely first line settles a matter like this; null when that cannot be told.</summary>
    public Chance? Of(Topic topic, Facts facts) => _chances.GetValueOrDefault((topic, Outcomes.Known(facts)));

    private static double Share(int solved, int of, double prior, double weight) => (solved + (prior * weight)) / (of + weight);
}
