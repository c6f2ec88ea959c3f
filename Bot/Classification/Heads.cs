using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Classification;

/// <summary>The seven heads, side by side in one row of columns.</summary>
internal static class Heads
{
    static Heads()
    {
        var all = ImmutableArray.CreateBuilder<Head>();
        Language = Add(all, "language", Names<Language>());
        Sentiment = Add(all, "sentiment", Names<Sentiment>());
        Anger = Add(all, "anger", Names<Anger>());
        Urgency = Add(all, "urgency", Names<Urgency>());
        Topic = Add(all, "topic", Names<Topic>());
        WantsPerson = Add(all, "wants_person", ["false", "true"]);
        Abuse = Add(all, "abuse", Names<Abuse>());
        All = all.ToImmutable();
        Columns = all.Sum(head => head.Count);
    }

    public static Head Language { get; }
    public static Head Sentiment { get; }
    public static Head Anger { get; }
    public static Head Urgency { get; }
    public static Head Topic { get; }
    public static Head WantsPerson { get; }
    public static Head Abuse { get; }

    /// <summary>In the order of the corpus columns.</summary>
    public static ImmutableArray<Head> All { get; }

    /// <summary>The answers of all heads together.</summary>
    public static int Columns { get; }

    private static Head Add(ImmutableArray<Head>.Builder all, string name, ImmutableArray<string> labels)
    {
        var head = new Head(name, labels, all.Sum(h => h.Count));
        all.Add(head);
        return head;
    }

    /// <summary>An enum's members as the guide spells them: <c>HowTo</c> is <c>how_to</c>.</summary>
    private static ImmutableArray<string> Names<T>() where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(name => string.Concat(name.Select(Spell)))];

    private static string Spell(char letter, int index) =>
        char.IsUpper(letter) ? (index == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString();
}
