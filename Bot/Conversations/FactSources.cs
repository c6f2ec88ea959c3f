using System.Collections.Immutable;

namespace SupportBot.Conversations;

/// <summary>In which of the customer's messages each fact was told: its place in the transcript.</summary>
internal sealed record FactSources(ImmutableSortedDictionary<string, long> Values)
{
    public static FactSources None { get; } = new(ImmutableSortedDictionary<string, long>.Empty);

    public long? this[string name] => Values.TryGetValue(name, out var position) ? position : null;

    /// <summary>After a turn: what is new was told in the message that says it, or in the last one.</summary>
    public FactSources After(Facts before, Facts after, IReadOnlyList<Message> messages)
    {
        if (messages.Count == 0 || before.Equals(after)) return this;
        var kept = Values.RemoveRange(Values.Keys.Where(name => !after.Knows(name)));
        return new(after.Values.Where(fact => before[fact.Key] != fact.Value)
            .Aggregate(kept, (values, fact) => values.SetItem(fact.Key, Told(fact.Value, messages))));
    }

    public bool Equals(FactSources? other) => other is not null && (ReferenceEquals(Values, other.Values) || Values.SequenceEqual(other.Values));

    public override int GetHashCode() => Values.Count;

    private static long Told(string value, IReadOnlyList<Message> messages) =>
        (messages.LastOrDefault(message => message.Text.Contains(value, StringComparison.OrdinalIgnoreCase)) ?? messages[^1]).Position;
}
