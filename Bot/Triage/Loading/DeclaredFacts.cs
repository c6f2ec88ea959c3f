using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>The facts a script may name: those every script may, and its own.</summary>
internal sealed class DeclaredFacts
{
    private readonly YamlSource _source;
    private readonly HashSet<string> _own = [];

    public DeclaredFacts(YamlSource source, IEnumerable<(YamlNode At, string Word)> own)
    {
        _source = source;
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

    /// <summary>Reports the variables of a text that are no facts.</summary>
    public void CheckVariables(YamlNode at, Words? words)
    {
        if (words is null) return;
        foreach (var variable in All(words).Distinct()) Check(at, variable);
    }

    /// <summary>The facts a text names in any language and variant.</summary>
    public static IEnumerable<string> All(Words words) =>
        Words.Languages.SelectMany(l => words.Variants(l)).SelectMany(Words.Variables);
}
