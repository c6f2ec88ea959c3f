using System.Collections.Frozen;
using SupportBot.Conversations;

namespace SupportBot.Triage.Expressions;

/// <summary>The names expressions may use.</summary>
internal static class Names
{
    private const string FactPrefix = "fact.";

    private static readonly FrozenDictionary<string, Name> Known = new[]
    {
        OfSet("urgency", isOrdered: true, s => s.Assessment.Urgency),
        OfSet("anger", isOrdered: true, s => s.Assessment.Anger),
        OfSet("sentiment", isOrdered: true, s => s.Assessment.Sentiment),
        OfSet("topic", isOrdered: false, s => s.Assessment.Topic),
        OfSet("abuse", isOrdered: true, s => s.Assessment.Abuse),
        OfSet("language", isOrdered: false, s => Reading<Language>.Certain(s.Language)),
        new Name("channel", ValueKind.Word, ["web", "telegram", "discord"], false, s => s.Channel is { Value: { } channel } ? new Value(channel) : null),
        Truth("wants_person", s => s.Assessment.WantsPerson.Or(false)),
        Truth("open", s => s.Circumstances.IsOpen),
        Truth("incident", s => s.Circumstances.Incident is not null),
        Truth("calmer", s => s.Tone.IsCalmer),
        Number("tickets.count", s => s.Circumstances.Past.Count),
        Number("tickets.open", s => s.Circumstances.Past.Open),
        Number("tickets.days", s => s.Circumstances.Past.Days),
        Number("misses", s => s.Misses),
        Number("angry_turns", s => s.Tone.AngryTurns),
        Number("abusive_turns", s => s.Tone.AbusiveTurns),
        Number("nudges", s => s.Nudges),
        Number("chance", s => s.Circumstances.FirstLine?.Value),
    }.ToFrozenDictionary(name => name.Text);

    /// <summary>All of them, as they are written.</summary>
    public static IEnumerable<string> All => Known.Keys.Order(StringComparer.Ordinal).Prepend(FactPrefix + "…");

    public static IEnumerable<Name> Sets => Known.Values.Where(name => name.Kind is ValueKind.Word).OrderBy(name => name.Text, StringComparer.Ordinal);

    /// <summary>The name as written; null when there is none.</summary>
    public static Name? Find(string text) => text.Length > FactPrefix.Length && text.StartsWith(FactPrefix, StringComparison.Ordinal)
        ? Fact(text, text[FactPrefix.Length..])
        : Known.GetValueOrDefault(text);

    private static Name Fact(string text, string fact) => new(text, ValueKind.Text, [], false,
        s => s.Facts[fact] is { } value ? Value.OfFact(value) : null) { Fact = fact };

    private static Name OfSet<T>(string text, bool isOrdered, Func<Situation, Reading<T>> read)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().Select(value => (Value: value, Word: new Value(Buttons.Named(value), Convert.ToDouble(value, CultureInfo.InvariantCulture)))).ToFrozenDictionary(w => w.Value, w => w.Word);
        return new Name(text, ValueKind.Word, [.. Enum.GetValues<T>().Select(Buttons.Named)], isOrdered,
            situation => read(situation) is { IsSure: true } sure && words.TryGetValue(sure.Value, out var word) ? word : null);
    }

    private static Name Truth(string text, Func<Situation, bool> read) =>
        new(text, ValueKind.Truth, [], false, situation => Value.Of(read(situation) ? 1 : 0));

    private static Name Number(string text, Func<Situation, double?> read) =>
        new(text, ValueKind.Number, [], true, situation => read(situation) is { } number ? Value.Of(number) : null);
}
