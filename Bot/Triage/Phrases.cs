using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Channels.Formatting;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>The product's own words to customers, in their language. What is filled in is plain text and stays so.</summary>
internal sealed class Phrases
{
    internal required FrozenDictionary<Phrase, Words> All { get; init; }

    /// <summary>What is said otherwise to a customer of a certain mood.</summary>
    internal required FrozenDictionary<(Mood Mood, Phrase Phrase), Words> ByMood { get; init; }
    internal required FrozenDictionary<Topic, Words> Topics { get; init; }
    internal required ImmutableArray<Topic> OfferedTopics { get; init; }
    internal required FrozenDictionary<HandoffReason, Words> Reasons { get; init; }
    internal required FrozenDictionary<string, Words> Kinds { get; init; }
    internal required FrozenDictionary<string, Words> FactTexts { get; init; }
    internal required Words Everyone { get; init; }
    internal required Counted People { get; init; }

    /// <summary>A phrase with its variables filled; see <see cref="PhraseVariables"/> for which.</summary>
    /// <param name="seed">Chooses the variant; neighbouring numbers give different ones.</param>
    public string Say(Phrase phrase, Language language, long seed = 0, params ReadOnlySpan<(string Name, string Value)> values) =>
        Say(phrase, language, Mood.Neutral, FormOfAddress.Formal, seed, values);

    /// <summary>The same, fit for a customer's mood and for how they want to be spoken to.</summary>
    public string Say(Phrase phrase, Language language, Mood mood, FormOfAddress form, long seed, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = values.ToArray();
        return Words.Fill(
            For(phrase, mood).In(language, seed),
            inside => Blank.Read(inside).In(form) ?? FormattedText.Escape(Array.Find(filled, v => v.Name == inside).Value ?? ""));
    }

    /// <summary>What was understood (C03): the topic, the choices of its script that are known, the facts. "Payment or refund: charged twice, order 4711, 12 May."</summary>
    /// <param name="times">How often something was acknowledged in this conversation: when every variant was used, only what was understood is left.</param>
    public string Acknowledge(Topic topic, Script? script, Facts facts, Language language, Mood mood, DateOnly today, long times)
    {
        string[] known = [.. script?.ChosenInWords(facts, language) ?? [], .. FactsInWords(facts, language, today)];
        var what = known.Length == 0 ? TopicName(topic, language) : $"{TopicName(topic, language)}: {string.Join(", ", known)}";
        return times < For(Phrase.Acknowledge, mood).Variants(language).Length
            ? Say(Phrase.Acknowledge, language, mood, FormsOfAddress.Of(facts), times, ("what", what))
            : $"{FormattedText.Escape(what)}.";
    }

    /// <summary>Every way to say a phrase in a language, to whatever mood.</summary>
    public IEnumerable<string> Variants(Phrase phrase, Language language) =>
        [.. All[phrase].Variants(language), .. ByMood.Where(said => said.Key.Phrase == phrase).SelectMany(said => said.Value.Variants(language))];

    // Who is furious is irritated too.
    private Words For(Phrase phrase, Mood mood) => ByMood.GetValueOrDefault((mood, phrase))
        ?? (mood is Mood.Furious ? ByMood.GetValueOrDefault((Mood.Irritated, phrase)) : null) ?? All[phrase];

    /// <summary>The facts in words, such as "order 4711" and "12 May".</summary>
    public IEnumerable<string> FactsInWords(Facts facts, Language language, DateOnly today) =>
        FactNames.Told.Where(facts.Knows).Select(name => InWords(name, facts[name]!, language, today));

    private string InWords(string name, string value, Language language, DateOnly today) => value == FactNames.Everyone
        ? Everyone.In(language)
        : Words.Fill(FactTexts[name].In(language), _ => FactWords.Show(value, language, today));

    /// <summary>How many people wait before: "3 people", "3 человека", "3 osoby".</summary>
    public string Ahead(int people, Language language) => People.In(language, people);

    public string TopicName(Topic topic, Language language) => Topics[topic].In(language);

    /// <summary>The reason for a handoff as a calm clause (C19).</summary>
    public string Reason(HandoffReason reason, Language language, FormOfAddress form = FormOfAddress.Formal) => Blank.Addressed(Reasons[reason].In(language), form);

    public string EveryoneIn(Language language) => Everyone.In(language);

    /// <summary>A messenger's word for what cannot be read, in the customer's language.</summary>
    public string Kind(string kind, Language language) => Kinds.GetValueOrDefault(kind, Kinds["other"]).In(language);

    public Choice Person(Language language) => new(Buttons.Person, Say(Phrase.ChoicePerson, language));

    public Choice OtherMatter(Language language) => new(Buttons.OtherMatter, Say(Phrase.ChoiceOtherMatter, language));

    public Choice GoOn(Language language) => new(Buttons.GoOn, Say(Phrase.ChoiceGoOn, language));

    /// <summary>Yes and no, of an article that was shown outside scripts.</summary>
    public IReadOnlyList<Choice> DidHelp(string article, Language language) =>
    [
        new(Buttons.OfArticle(article, helped: true), Say(Phrase.ChoiceYes, language)),
        new(Buttons.OfArticle(article, helped: false), Say(Phrase.ChoiceNo, language)),
    ];

    /// <summary>The topics to choose from when it is unclear what the matter is.</summary>
    public IReadOnlyList<Choice> TopicChoices(Language language) =>
        [.. OfferedTopics.Select(t => new Choice(Buttons.Of(t), TopicName(t, language)))];
}
