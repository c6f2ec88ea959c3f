using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SupportBot.Conversations;

namespace SupportBot.Triage.Testing;

/// <summary>Finds a text of the playbook in what was said, whatever stands in its variables.</summary>
internal static class SpokenTexts
{
    /// <summary>All that a step may say, as one text with more variants; null when it says nothing.</summary>
    public static Words? Of(Step step)
    {
        var texts = step.Texts.ToList();
        return texts.Count == 0 ? null : new Words(All(texts, Language.En), All(texts, Language.Ru), All(texts, Language.Pl));
    }

    public static bool AreIn(string said, Words words, Language language) =>
        words.Variants(language).Any(variant => Pattern(variant).IsMatch(said));

    private static ImmutableArray<string> All(List<Words> texts, Language language) => [.. texts.SelectMany(text => text.Variants(language))];

    private static Regex Pattern(string variant) =>
        new(string.Join(".*?", Regex.Split(variant, @"\{[^}]*\}").Select(Regex.Escape)), RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
