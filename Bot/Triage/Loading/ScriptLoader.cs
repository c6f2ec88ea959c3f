using System.Collections.Immutable;
using SupportBot.Conversations;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads a script from YAML and checks everything that can be checked before a customer meets it.</summary>
internal static class ScriptLoader
{
    /// <summary>Both a script and problems can come back null or empty, never both.</summary>
    public static (Script? Script, IReadOnlyList<ScriptProblem> Problems) Parse(string yaml, string fileName)
    {
        var source = new YamlSource(fileName);
        var script = source.Read(yaml) is { } top ? Read(source, top, yaml) : null;
        return (source.IsWell ? script : null, source.Problems);
    }

    private static Script? Read(YamlSource source, Section top, string yaml)
    {
        var name = top.Word("id", "the script's name, such as 'payment'.");
        var version = Version(top);
        var topics = Topics(top);
        var queue = top.Queue(top.Need("queue", "where its conversations wait for a person."));
        var facts = new DeclaredFacts(source, top.WordList("facts"));
        var names = new StepNames(source);
        var steps = Steps(source, top, names, new StepReader(facts, names, queue ?? Queues.Support));
        top.Finish();
        if (steps is null || !source.IsWell) return null;
        ScriptRules.Check(source, steps);
        return new Script(new ScriptId(name!, version), topics, queue!, [.. steps.Select(s => s.Step)], yaml);
    }

    private static int Version(Section top)
    {
        const string Why = "a whole number from 1; raise it with every change, so that conversations under way keep theirs.";
        if (top.Need("version", Why) is not { } at) return 0;
        if (top.Word(at, "version") is { } word && int.TryParse(word, CultureInfo.InvariantCulture, out var version) && version > 0) return version;
        top.Source.Report(at, ProblemKind.WrongValue, $"'version' is {Why}");
        return 0;
    }

    private static ImmutableArray<Topic> Topics(Section top)
    {
        if (!top.Has("topics")) top.Need("topics", "which topics begin this script.");
        return [.. top.WordList("topics").Select(t => top.OneOf<Topic>(t.At, "topic")).OfType<Topic>()];
    }

    private static List<PlacedStep>? Steps(YamlSource source, Section top, StepNames names, StepReader reader)
    {
        var all = top.Child(top.Need("steps", "the boxes of the flowchart, the first one first."), "'steps'");
        if (all is null) return null;
        var steps = new List<PlacedStep>();
        foreach (var (key, value) in all.Entries())
        {
            CheckName(source, key);
            if (all.Child(value, $"step '{key.Value}'", key) is { } section && reader.Read(key.Value!, section) is { } step)
                steps.Add(new PlacedStep(step, key));
        }
        names.CheckExist([.. all.Entries().Select(e => e.Key.Value!)]);
        if (all.Node.Children.Count == 0) source.Report(all.Node, ProblemKind.MissingKey, "There is no step yet.");
        return steps;
    }

    private static void CheckName(YamlSource source, YamlScalarNode key)
    {
        if (IsName(key.Value!, 20)) return;
        source.Report(key, ProblemKind.WrongValue, $"'{key.Value}' cannot be a step's name: use at most 20 of a-z, 0-9 and _.");
    }

    /// <summary>Whether a word may be a name: small letters, digits and underscores.</summary>
    internal static bool IsName(string word, int longest) =>
        word.Length is > 0 && word.Length <= longest && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}

/// <summary>A step and where its name stands in the file.</summary>
internal sealed record PlacedStep(Step Step, YamlScalarNode At);
