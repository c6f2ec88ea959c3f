using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage.Loading;

/// <summary>Reads what begins a script beside its topics: words, what must hold, a button, and the languages it speaks.</summary>
internal static class TriggerReader
{
    private const int ShortestPhrase = 3;

    /// <summary>Read before the texts, which must be there in these languages.</summary>
    public static ImmutableArray<Language> Languages(Section top)
    {
        var languages = top.WordList("languages").Select(l => Language(top, l)).OfType<Language>().Distinct().ToImmutableArray();
        return languages.IsEmpty ? Words.Languages : languages;
    }

    public static Trigger Read(Section top, ExpressionReader expressions, ImmutableArray<Language> languages)
    {
        var said = top.WordList("words").ToList();
        foreach (var (at, word) in said.Where(w => Plain.Line(w.Word).Length < ShortestPhrase))
            top.Source.Report(at, ProblemKind.WrongValue, $"'{word}' stands in too many words. Use {ShortestPhrase} letters or more.");
        var when = top.Find("when") is { } holds ? expressions.Read(top, holds, "when") : null;
        var button = top.Find("button") is { } label ? top.Words(label, "button", TextLimits.Label) : null;
        var called = top.Find("called") is { } name ? top.Words(name, "called", TextLimits.Label) : null;
        return new Trigger([.. said.Select(w => w.Word)], when, button, languages) { Called = called };
    }

    private static Language? Language(Section top, (YamlDotNet.RepresentationModel.YamlNode At, string Word) language)
    {
        var read = top.OneOf<Language>(language.At, "languages");
        if (read is not Conversations.Language.Other) return read;
        top.Source.Report(language.At, ProblemKind.WrongValue, "A script speaks en, ru or pl.");
        return null;
    }
}
