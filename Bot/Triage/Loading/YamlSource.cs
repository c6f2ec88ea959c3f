using System.Collections.Immutable;
using SupportBot.Conversations;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>One file of the playbook while it is read: its tree with positions, and the problems met so far.</summary>
internal sealed class YamlSource(string file)
{
    private const string Twice = "Duplicate key ";
    private readonly List<ScriptProblem> _problems = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _known = [];

    public string File { get; } = file;

    /// <summary>The languages its texts are written in.</summary>
    public ImmutableArray<Language> Languages { get; set; } = Words.Languages;

    /// <summary>The names of the queues there are; empty where that is not known, and any name will do.</summary>
    public IReadOnlyList<string> Queues { get; set; } = Conversations.Queues.All;

    /// <summary>The keys that mean something in each part that was read, by what it is called in problems.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Known => _known;

    /// <summary>In the order they stand in the file.</summary>
    public IReadOnlyList<ScriptProblem> Problems => [.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Column)];

    public bool IsWell => _problems.Count == 0;

    public void Knows(string part, IReadOnlyList<string> keys) => _known[part] = keys;

    public void Report(YamlNode at, ProblemKind kind, string message) => Report(at.Start, kind, message);

    public void Report(in Mark at, ProblemKind kind, string message) =>
        _problems.Add(new(File, (int)at.Line, (int)at.Column, kind, message));

    /// <summary>The top of the file; null, with the problem reported, when it is no YAML mapping.</summary>
    public Section? Read(string yaml)
    {
        var stream = new YamlStream();
        var parser = new ShallowParser(new StringReader(yaml));
        try
        {
            stream.Load(parser);
        }
        // YamlDotNet meets some broken texts with exceptions of its inside, without a position.
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            var at = e is YamlException { Start.Line: > 0 } placed ? placed.Start : parser.Position;
            if (e is YamlException && e.Message.StartsWith(Twice, StringComparison.Ordinal))
                Report(at, ProblemKind.DuplicateId, $"'{e.Message[Twice.Length..]}' stands here a second time. Give one of the two another name.");
            else
                Report(at, ProblemKind.NotYaml, $"{Sentence(e)} Check the indentation, the quotes and the brackets of this line and the one above.");
            return null;
        }
        if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new Section(this, root, "this file");
        _problems.Add(new(File, 1, 1, ProblemKind.NotYaml, "This is not one list of 'key: value' lines. Begin with 'id:'."));
        return null;
    }

    private static string Sentence(Exception e) => e is YamlException ? e.Message.TrimEnd('.') + "." : "This is not YAML.";
}
