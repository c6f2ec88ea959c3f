using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>One file of the playbook while it is read: its tree with positions, and the problems met so far.</summary>
internal sealed class YamlSource(string file)
{
    private readonly List<ScriptProblem> _problems = [];

    public string File { get; } = file;

    /// <summary>In the order they stand in the file.</summary>
    public IReadOnlyList<ScriptProblem> Problems => [.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Column)];

    public bool IsWell => _problems.Count == 0;

    public void Report(YamlNode at, ProblemKind kind, string message) => Report(at.Start, kind, message);

    public void Report(in Mark at, ProblemKind kind, string message) =>
        _problems.Add(new(File, (int)at.Line, (int)at.Column, kind, message));

    /// <summary>The top of the file; null, with the problem reported, when it is no YAML mapping.</summary>
    public Section? Read(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            Report(e.Start, ProblemKind.NotYaml, $"{Sentence(e)} Check the indentation, the quotes and the colons of this line and the one above.");
            return null;
        }
        if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new Section(this, root, "this file");
        _problems.Add(new(File, 1, 1, ProblemKind.NotYaml, "This is not one list of 'key: value' lines. Begin with 'id:'."));
        return null;
    }

    private static string Sentence(YamlException e)
    {
        var message = (e.InnerException ?? e).Message;
        // YamlDotNet repeats the position we give already.
        var colon = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return (colon < 0 ? message : message[(colon + 3)..]).TrimEnd('.') + ".";
    }
}
