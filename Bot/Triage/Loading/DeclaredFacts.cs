using SupportBot.Conversations;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>The facts a script may name: those every script may, and its own.</summary>
internal sealed class DeclaredFacts
{
    private readonly YamlSource _source;
    private readonly CompanyFile? _company;
    private readonly HashSet<string> _own = [];

    /// <param name="company">What texts can say of the company; null when that is not known here.</param>
    public DeclaredFacts(YamlSource source, CompanyFile? company, IEnumerable<(YamlNode At, string Word)> own)
    {
        (_source, _company) = (source, company);
        foreach (var (at, word) in own)
        {
            if (!ScriptLoader.IsName(word, 40)) source.Report(at, ProblemKind.WrongValue, $"'{word}' cannot be a fact's name: use a-z, 0-9 and _.");
            _own.Add(word);
        }
    }

    /// <summary>Passes a fact's name through when it is declared, and reports it when not.</summary>
    public string? Check(YamlNode at, string? name)
    {
        if (name is null || FactNames.Known.Contains(name) || _own.Contains(name)) return name;
        _source.Report(at, ProblemKind.UnknownFact,
            $"There is no fact '{name}'. Add it to 'facts:' at the top, or use one of: {string.Join(", ", FactNames.Known.Union(_own).Order(StringComparer.Ordinal))}.");
        return null;
    }

    /// <summary>Reports what stands in the braces of a text and is no fact, no word of the company, or has too few forms.</summary>
    public void CheckBlanks(YamlNode at, Words? words)
    {
        if (words is null) return;
        foreach (var fact in All(words).Distinct()) Check(at, fact);
        foreach (var name in Blanks(words).Select(blank => blank.OfCompany).OfType<string>().Distinct())
            if (_company?.Texts.ContainsKey(name) is false)
                _source.Report(at, ProblemKind.WrongValue, $"The company file has no '{name}'. It has: {string.Join(", ", _company.Texts.Keys.Order(StringComparer.Ordinal))}.");
        foreach (var language in _source.Languages)
            foreach (var blank in words.Variants(language).SelectMany(Blank.In))
                CheckForms(at, blank, language);
    }

    /// <summary>The facts a text names in any language and variant.</summary>
    public static IEnumerable<string> All(Words words) => Blanks(words).Select(blank => blank.Fact).OfType<string>();

    private void CheckForms(YamlNode at, Blank blank, Language language)
    {
        if (blank.Forms.IsEmpty && blank.Name is not Blank.You) return;
        var (needed, what) = blank.Name is Blank.You ? (2, "formal|informal") : language is Language.En ? (2, "one|many") : (3, "one|few|many");
        if (blank.Forms.Length == needed) return;
        _source.Report(at, ProblemKind.MissingForm, $"'{{{blank.Name}: …}}' has {blank.Forms.Length} forms in '{Buttons.Named(language)}'; {needed} are needed: {{{blank.Name}: {what}}}.");
    }

    private static IEnumerable<Blank> Blanks(Words words) => Words.Languages.SelectMany(l => words.Variants(l)).SelectMany(Blank.In);
}
