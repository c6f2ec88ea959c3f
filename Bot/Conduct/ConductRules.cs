using SupportBot.Conversations;

namespace SupportBot.Conduct;

/// <summary>How support writes, as rules from files: what a text says that cannot be kept, cheers, blames or leaves open (C03, C05, C08, C14, C15, C18, C30).</summary>
internal sealed class ConductRules(IReadOnlyList<ConductLanguage> languages)
{
    /// <summary>No rules: nothing is ever found.</summary>
    public static ConductRules None { get; } = new([]);

    public IReadOnlyList<ConductLanguage> Languages { get; } = languages;

    /// <summary>Reads every file of a folder, <c>en.yaml</c> and so on. The rules that could be read, and what is wrong with the others.</summary>
    public static (ConductRules Rules, IReadOnlyList<ConductProblem> Problems) Load(string folder)
    {
        var (languages, problems) = (new List<ConductLanguage>(), new List<ConductProblem>());
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var file = new ConductFile($"conduct/{Path.GetFileName(path)}");
            if (file.Read(File.ReadAllText(path)) is { } language) languages.Add(language);
            problems.AddRange(file.Problems);
        }
        return (new ConductRules(languages), problems);
    }

    /// <summary>What a text to a customer does wrong, in the order it stands there.</summary>
    /// <param name="language">Every language's rules are asked when it is <see cref="Language.Other"/>.</param>
    /// <param name="to">The reading of what it answers; null when nobody is sure.</param>
    public IReadOnlyList<Finding> Check(string text, Language language, Sentiment? to) => Check(text, To(text, language), to, isNote: false);

    /// <summary>What a note for colleagues does wrong; they write in any language.</summary>
    public IReadOnlyList<Finding> CheckNote(string text) => Check(text, Languages, null, isNote: true);

    private static List<Finding> Check(string text, IEnumerable<ConductLanguage> languages, Sentiment? to, bool isNote)
    {
        // One of a kind in a sentence is enough to look at it again.
        var kept = new List<Finding>();
        var ends = new Dictionary<ConductKind, int>();
        foreach (var finding in languages.SelectMany(l => l.Check(text, to, isNote)).OrderBy(f => f.At).ThenByDescending(f => f.Length))
        {
            if (finding.Place.At < ends.GetValueOrDefault(finding.Kind)) continue;
            ends[finding.Kind] = finding.Place.At + finding.Place.Length;
            kept.Add(finding);
        }
        return kept;
    }

    // Agents answer in their own language too: letters tell Russian from the others.
    private IEnumerable<ConductLanguage> To(string text, Language language)
    {
        var isCyrillic = text.Count(c => c is >= 'А' and <= 'я') * 2 > text.Count(char.IsLetter);
        var name = isCyrillic == language is Language.Ru ? language.ToString().ToLowerInvariant() : isCyrillic ? "ru" : "";
        var own = Languages.Where(l => l.Name == name).ToList();
        return own.Count > 0 ? own : Languages;
    }
}
