using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage.Loading;

/// <summary>Reads the product's own words and makes sure that none is missing in any language.</summary>
internal static class PhrasesLoader
{
    private static readonly TextLimits Spoken = new(400, 1);

    public static (Phrases? Phrases, IReadOnlyList<ScriptProblem> Problems) Parse(string yaml, string fileName)
    {
        var source = new YamlSource(fileName);
        var phrases = source.Read(yaml) is { } top ? Read(top) : null;
        return (source.IsWell ? phrases : null, source.Problems);
    }

    private static Phrases? Read(Section top)
    {
        var all = Set<Phrase>(top, "phrases", Spoken, PhraseVariables.Of);
        var byMood = ByMood(top);
        var topics = Set<Topic>(top, "topics", TextLimits.Label, _ => []);
        var offered = top.WordList("offered_topics").Select(t => top.OneOf<Topic>(t.At, "topic")).OfType<Topic>().ToImmutableArray();
        var reasons = Set<HandoffReason>(top, "reasons", TextLimits.Statement, _ => []);
        var kinds = Named(top, "kinds", [], ["other"]);
        var facts = Named(top, "facts", ["value"], FactNames.Told);
        var everyone = Read(top, "everyone", TextLimits.Label, []);
        var people = Set<Plural>(top, "people", TextLimits.Label, form => form is Plural.None ? [] : ["n"]);
        top.Finish();
        if (!top.Source.IsWell) return null;
        return new Phrases
        {
            All = all, ByMood = byMood, Topics = topics, OfferedTopics = offered, Reasons = reasons, Kinds = kinds, FactTexts = facts, Everyone = everyone!,
            People = new Counted(people[Plural.None], people[Plural.One], people[Plural.Few], people[Plural.Many]),
        };
    }

    /// <summary>One text for each of a closed set.</summary>
    private static FrozenDictionary<T, Words> Set<T>(Section top, string key, TextLimits limits, Func<T, IReadOnlyList<string>> variables)
        where T : struct, Enum
    {
        var texts = new Dictionary<T, Words>();
        if (top.Child(top.Need(key, "see docs/scripts.md."), $"'{key}'") is not { } section) return texts.ToFrozenDictionary();
        foreach (var value in Enum.GetValues<T>())
        {
            var name = Buttons.Named(value);
            if (Read(section, name, limits, variables(value)) is { } words) texts[value] = words;
        }
        section.Finish();
        return texts.ToFrozenDictionary();
    }

    // A mood says otherwise only what it says otherwise.
    private static FrozenDictionary<(Mood, Phrase), Words> ByMood(Section top)
    {
        var texts = new Dictionary<(Mood, Phrase), Words>();
        if (top.Child(top.Find("moods"), "'moods'") is not { } section) return texts.ToFrozenDictionary();
        foreach (var mood in Enum.GetValues<Mood>().Where(mood => mood is not Mood.Neutral))
        {
            var name = Buttons.Named(mood);
            if (section.Child(section.Find(name), $"'{name}'") is not { } said) continue;
            foreach (var phrase in Enum.GetValues<Phrase>().Where(phrase => said.Has(Buttons.Named(phrase))))
                if (Read(said, Buttons.Named(phrase), Spoken, PhraseVariables.Of(phrase)) is { } words) texts[(mood, phrase)] = words;
            said.Finish();
        }
        section.Finish();
        return texts.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, Words> Named(Section top, string key, string[] variables, IReadOnlyList<string> needed)
    {
        var texts = new Dictionary<string, Words>();
        if (top.Child(top.Need(key, "see docs/scripts.md."), $"'{key}'") is not { } section) return texts.ToFrozenDictionary();
        foreach (var name in section.Entries().Select(e => e.Key.Value!).Union(needed).ToList())
            if (Read(section, name, TextLimits.Label, variables) is { } words) texts[name] = words;
        return texts.ToFrozenDictionary();
    }

    private static Words? Read(Section section, string name, TextLimits limits, IReadOnlyList<string> variables)
    {
        var at = section.Need(name, "it must be said in en, ru and pl.");
        var words = section.Words(at, name, limits);
        if (words is null) return null;
        foreach (var text in Words.Languages.SelectMany(l => words.Variants(l)))
        {
            var (addressing, named) = Parted(text);
            foreach (var blank in addressing)
                if (blank.Forms.Length != 2 || blank.Forms.Contains(""))
                    section.Source.Report(at!, ProblemKind.MissingForm, $"'{text}' addresses the customer in both forms, with words in each: {{{Blank.You}: formal|informal}}.");
            if (named.SetEquals(variables)) continue;
            var all = variables.Count == 0 ? "no variable" : string.Join(", ", variables.Select(v => $"{{{v}}}"));
            section.Source.Report(at!, ProblemKind.WrongValue, $"'{text}' must use {all}, and nothing else in braces.");
        }
        return words;
    }

    private static (IReadOnlyList<Blank> Addressing, HashSet<string> Named) Parted(string text)
    {
        var inside = Words.Variables(text).ToLookup(variable => Blank.Read(variable).Name is Blank.You);
        return ([.. inside[true].Select(Blank.Read)], [.. inside[false]]);
    }
}
