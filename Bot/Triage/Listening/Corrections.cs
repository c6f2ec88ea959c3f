using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>Hears that something told before was wrong: "no, order 1043", "нет, заказ 1043", "nie, zamówienie 1043".</summary>
internal static class Corrections
{
    private const int LongestCorrection = 8;

    private static readonly WordSet Denials = new("no", "not", "sorry", "oops", "wait", "actually", "нет", "не", "ой", "точнее", "вернее", "извините", "простите", "nie", "przepraszam", "ups", "pomylka", "znaczy", "wlasciwie");

    private static readonly string[] Explicit = Plain.Whole(
        "i meant", "i mean", "actually", "i was wrong", "my mistake", "correction", "i typed it wrong", "wrong number",
        "точнее", "вернее", "я имел в виду", "я имела в виду", "вообще то", "ошибся", "ошиблась", "перепутал", "перепутала", "неправильно написал", "неправильно написала", "не тот номер",
        "mialem na mysli", "mialam na mysli", "chodzilo mi", "wlasciwie", "pomylilem", "pomylilam", "pomylka", "to znaczy", "zly numer");

    /// <summary>What was told of whom and which, rather than of what happened: a new value is no news but another answer.</summary>
    private static readonly ImmutableArray<string> Identities = [FactNames.Order, FactNames.Invoice, FactNames.Email, FactNames.Phone, FactNames.Product];

    /// <summary>Whether words begin as a correction does, or say that they are one.</summary>
    public static bool IsSaid(string text) => Plain.Words(text) is { Count: > 0 } words && (IsExplicit(words) || Denials.Contains(words[0]));

    /// <summary>The facts that these words correct; none when they say something else.</summary>
    /// <param name="step">The step whose answer is awaited.</param>
    /// <param name="isAnswer">Whether they would answer that step.</param>
    public static ImmutableArray<string> In(Step step, bool isAnswer, TriageContext context)
    {
        if (context.Changed.IsEmpty) return [];
        var words = Plain.Words(context.Text);
        var isShort = words.Count <= LongestCorrection && (IsExplicit(words) || (words.Count > 0 && Denials.Contains(words[0])));
        ImmutableArray<string> changed = [.. context.Changed.Where(fact => fact != (step as Step.Ask)?.Fact)];
        return step switch
        {
            _ when !isAnswer => changed,
            // "No, error 503 now" says no; "no, order 1043" corrects.
            Step.Resolve or Step.ShowArticle or Step.Ask { Check: Check.YesNo } => isShort ? [.. changed.Where(Identities.Contains)] : [],
            Step.Ask { Check: Check.Text } or Step.Evidence => isShort ? changed : [],
            _ => [],
        };
    }

    /// <summary>The choice of an earlier question that these words name instead; null when they name none.</summary>
    /// <param name="asked">The questions that were answered, the newest first.</param>
    public static (Step.Ask Ask, Option Option)? Chosen(IEnumerable<Step.Ask> asked, bool isAnswer, TriageContext context)
    {
        var words = Plain.Words(context.Text);
        if (words.Count == 0 || !(IsExplicit(words) || (!isAnswer && Denials.Contains(words[0])))) return null;
        foreach (var ask in asked.Where(ask => ask is { Fact: not null, Check: null }))
            if (OptionMatcher.Recognise(ask.Options, context.Text) is { } option && option.Value != context.Facts[ask.Fact!]) return (ask, option);
        return null;
    }

    /// <summary>The facts that have another value now than before.</summary>
    public static ImmutableArray<string> Changed(Facts before, Facts now) => ReferenceEquals(before.Values, now.Values)
        ? []
        : [.. now.Values.Where(fact => before[fact.Key] is { } value ? value != fact.Value : IsOfPerson(fact.Key)).Select(fact => fact.Key)];

    // How to be called and spoken to answers no question, also when it is said for the first time (C23).
    private static bool IsOfPerson(string fact) => fact is FactNames.Name or FactNames.Address;

    private static bool IsExplicit(PlainWords words) => words.MentionAny(Explicit);
}
