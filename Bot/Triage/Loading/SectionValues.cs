using System.Collections.Immutable;
using SupportBot.Conversations;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Values with a meaning: one of a closed set, a queue, a text in every language.</summary>
internal static class SectionValues
{
    /// <summary>One of a closed set, as files write it; null, with the problem reported, when it is none.</summary>
    public static T? OneOf<T>(this Section section, YamlNode? at, string key)
        where T : struct, Enum
    {
        if (at is null || section.Word(at, key) is not { } word) return null;
        foreach (var value in Enum.GetValues<T>())
            if (Buttons.Named(value) == word) return value;
        var all = string.Join(", ", Enum.GetValues<T>().Select(Buttons.Named));
        section.Source.Report(at, ProblemKind.WrongValue, $"'{word}' is no {key}. Use one of: {all}.");
        return null;
    }

    /// <summary>True for yes, false for no, null when the key is absent or, reported, anything else.</summary>
    public static bool? YesNo(this Section section, string key)
    {
        if (section.Find(key) is not { } at) return null;
        if (at is YamlScalarNode { Value: "yes" or "no" } word) return word.Value == "yes";
        section.Source.Report(at, ProblemKind.WrongValue, $"'{key}' is yes or no.");
        return null;
    }

    /// <summary>A queue's name; null, with the problem reported, when there is no such queue.</summary>
    public static string? Queue(this Section section, YamlNode? at)
    {
        if (at is null || section.Word(at, "queue") is not { } word) return null;
        var known = section.Source.Queues;
        if (known.Contains(word) || (known.Count == 0 && ScriptLoader.IsName(word, 40))) return word;
        section.Source.Report(at, ProblemKind.UnknownQueue, $"There is no queue '{word}'. Use one of: {string.Join(", ", known.Count == 0 ? Queues.All : known)}.");
        return null;
    }

    /// <summary>A text in every language of its file; null, with each lack reported, when it is not complete.</summary>
    public static Words? Words(this Section section, YamlNode? at, string key, TextLimits limits)
    {
        if (section.Child(at, $"'{key}'") is not { } texts) return null;
        var en = Variants(texts, Language.En, key, limits);
        var ru = Variants(texts, Language.Ru, key, limits);
        var pl = Variants(texts, Language.Pl, key, limits);
        texts.Finish();
        int[] counts = [.. new[] { en, ru, pl }.OfType<ImmutableArray<string>>().Select(variants => variants.Length).Distinct()];
        if (counts.Contains(0)) return null;
        if (counts.Length > 1) texts.Source.Report(texts.Node, ProblemKind.MissingVariant, $"'{key}' has more variants in one language than in another. Write as many in each.");
        return new Words(en ?? [], ru ?? [], pl ?? []);
    }

    // Null for a language the file does not speak, empty where a text is missing.
    private static ImmutableArray<string>? Variants(Section texts, Language language, string key, TextLimits limits)
    {
        var name = Buttons.Named(language);
        if (!texts.Has(name))
        {
            texts.Find(name);
            if (!texts.Source.Languages.Contains(language)) return null;
            var all = string.Join(", ", texts.Source.Languages.Select(Buttons.Named));
            texts.Source.Report(texts.Node, ProblemKind.MissingLanguage, $"'{key}' has no '{name}' text. Every text is written in: {all}.");
            return [];
        }
        var variants = texts.WordList(name).ToList();
        foreach (var (node, text) in variants) limits.Check(texts.Source, node, text);
        return [.. variants.Select(v => v.Word.Trim())];
    }
}
