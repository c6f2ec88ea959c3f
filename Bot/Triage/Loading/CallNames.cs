using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Every call of another script in a file: whether there is such a script is known when all files are read.</summary>
internal sealed class CallNames
{
    private readonly List<PlacedCall> _made = [];

    public IReadOnlyList<PlacedCall> Made => _made;

    public string? Read(Section step, YamlNode at)
    {
        if (step.Word(at, "call") is not { } script) return null;
        _made.Add(new PlacedCall(script, (int)at.Start.Line, (int)at.Start.Column));
        return script;
    }
}

/// <summary>A call and where it stands in its file.</summary>
internal readonly record struct PlacedCall(string Script, int Line, int Column);
