using SupportBot.Triage.Loading;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Testing;

/// <summary>Where the ways out of steps stand in the text of a script.</summary>
internal sealed class ScriptLines
{
    private readonly YamlMappingNode _steps;

    public ScriptLines(Script script)
    {
        var top = new YamlSource(script.Id.Name).Read(script.Source)?.Find("steps");
        _steps = top as YamlMappingNode ?? new YamlMappingNode();
    }

    /// <summary>Counted from 1; that of the step's name where the way has no line of its own, 0 when the text is not known.</summary>
    public int Of(Step step, string way)
    {
        var (name, body) = _steps.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: var id } && id == step.Id);
        if (name is null) return 0;
        var at = step switch
        {
            Step.Ask ask => Item(body, "choices", Index(ask, way)),
            Step.Decide when way == Way.Else => Key(body, "else"),
            Step.Decide decide => Item(body, "check", Enumerable.Range(0, decide.Cases.Length).FirstOrDefault(i => Way.Case(i + 1) == way, -1)),
            Step.Evidence when way == Buttons.MayNotShare => Key(body, "alternative"),
            Step.Resolve when way == Buttons.No => Key(body, "no"),
            _ => null,
        };
        return (int)(at ?? name).Start.Line;
    }

    private static int Index(Step.Ask ask, string way)
    {
        for (var i = 0; i < ask.Options.Length; i++)
            if (ask.Options[i].Value == way) return i;
        return -1;
    }

    private static YamlNode? Item(YamlNode body, string key, int index) =>
        Value(body, key) is YamlSequenceNode list && index >= 0 && index < list.Children.Count ? list.Children[index] : null;

    private static YamlNode? Key(YamlNode body, string key) => (body as YamlMappingNode)?.Children.Keys.FirstOrDefault(k => k is YamlScalarNode { Value: var v } && v == key);

    private static YamlNode? Value(YamlNode body, string key) => Key(body, key) is { } found ? ((YamlMappingNode)body).Children[found] : null;
}
