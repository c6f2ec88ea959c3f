using System.Collections.Immutable;

namespace SupportBot.Conversations;

/// <summary>
/// What the customer told us, by name (<c>order</c>, <c>email</c>, <c>error_code</c>, <c>since</c> and whatever scripts ask).
/// A newer value replaces an older one: people correct themselves.
/// </summary>
internal sealed record Facts(ImmutableSortedDictionary<string, string> Values)
{
    public static Facts None { get; } = new(ImmutableSortedDictionary<string, string>.Empty);

    public string? this[string name] => Values.GetValueOrDefault(name);

    public bool Knows(string name) => Values.ContainsKey(name);

    public Facts With(string name, string value) => new(Values.SetItem(name, value));

    public Facts With(Facts newer) => newer.Values.IsEmpty ? this : new(Values.SetItems(newer.Values));

    public Facts Without(string name) => new(Values.Remove(name));

    public bool Equals(Facts? other) => other is not null && (ReferenceEquals(Values, other.Values) || Values.SequenceEqual(other.Values));

    public override int GetHashCode() => Values.Count;
}
