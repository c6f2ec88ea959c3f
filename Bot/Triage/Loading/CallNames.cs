using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Every call of another script in a file, and every article it names: whether there are such is known when all files are read.</summary>
internal sealed class CallNames
{
    private readonly List<PlacedCall> _made = [];
    private readonly List<PlacedCall> _shown = [];

    public IReadOnlyList<PlacedCall> Made => _made;

    /// <summary>The articles that are named.</summary>
    public IReadOnlyList<PlacedCall> Shown => _shown;

    public string? Read(Section step, YamlNode at) => Read(step, at, "call", _made);

    /// <summary>An article's id, or the word that has it searched for.</summary>
    public string? Article(Section step, YamlNode at) => Read(step, at, "article", _shown);

    private static string? Read(Section step, YamlNode at, string key, List<PlacedCall> into)
    {
        if (step.Word(at, key) is not { } name) return null;
        into.Add(new PlacedCall(name, (int)at.Start.Line, (int)at.Start.Column));
        return name;
    }
}

/// <summary>The name of a script, article or key and where it stands in its file.</summary>
internal readonly record struct PlacedCall(string Name, int Line, int Column);
