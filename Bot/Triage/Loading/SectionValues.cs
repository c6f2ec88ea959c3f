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
        if (Queues.All.Contains(word)) return word;
        section.Source.Report(at, ProblemKind.UnknownQueue, $"There is no queue '{word}'. Use one of: {string.Join(", ", Queues.All)}.");
        return null;
    }

    /// <summary>A text in every language; null, with each lack reported, when it is not complete.</summary>
    public static Words? Words(this Section section, YamlNode? at, string key, TextLimits limits)
    {
        if (section.Child(at, $"'{key}'") is not { } texts) return null;
        var en = Variants(texts, "en", key, limits);
        var ru = Variants(texts, "ru", key, limits);
        var pl = Variants(texts, "pl", key, limits);
        texts.Finish();
        return en is { Length: > 0 } && ru is { Length: > 0 } && pl is { Length: > 0 } ? new Words(en, ru, pl) : null;
    }

    private static ImmutableArray<string> Variants(Section texts, string language, string key, TextLimits limits)
    {
        if (!texts.Has(language))
        {
            texts.Find(language);
            texts.Source.Report(texts.Node, ProblemKind.MissingLanguage, $"'{key}' has no '{language}' text. Every text is written in en, ru and pl.");
            return [];
        }
        var variants = texts.WordList(language).ToList();
        foreach (var (node, text) in variants) limits.Check(texts.Source, node, text);
        return [.. variants.Select(v => v.Word.Trim())];
    }
}
