using System.Collections.Immutable;
using SupportBot.Conversations;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads a script from YAML and checks everything that can be checked before a customer meets it.</summary>
internal static class ScriptLoader
{
    /// <summary>Both a script and problems can come back null or empty, never both.</summary>
    /// <param name="company">What texts can say of the company; null when that is not known here.</param>
    /// <param name="queues">The names of the queues there are: those of the product when it is left out, any name when it is empty.</param>
    public static (Script? Script, IReadOnlyList<ScriptProblem> Problems) Parse(string yaml, string fileName, CompanyFile? company = null, IReadOnlyList<string>? queues = null)
    {
        var (read, problems) = Read(yaml, fileName, company, queues);
        return (read?.Script, problems);
    }

    /// <summary>The same, with the calls that can be checked once all scripts are read.</summary>
    public static (ReadScript? Read, IReadOnlyList<ScriptProblem> Problems) Read(string yaml, string fileName, CompanyFile? company, IReadOnlyList<string>? queues = null)
    {
        var source = new YamlSource(fileName) { Queues = queues ?? Queues.All };
        var read = source.Read(yaml) is { } top ? Read(source, top, yaml, company) : null;
        return (source.IsWell ? read : null, source.Problems);
    }

    internal static ReadScript? Read(YamlSource source, Section top, string yaml, CompanyFile? company)
    {
        var name = top.Word("id", "the script's name, such as 'payment'.");
        if (name is not null && !IsName(name, 40)) source.Report(top.Find("id")!, ProblemKind.WrongValue, $"'{name}' cannot be a script's name: use at most 40 of a-z, 0-9 and _.");
        var version = Version(top);
        source.Languages = TriggerReader.Languages(top);
        var topics = top.WordList("topics").Select(t => top.OneOf<Topic>(t.At, "topic")).OfType<Topic>().ToImmutableArray();
        var queue = top.Queue(top.Need("queue", "where its conversations wait for a person."));
        var facts = new DeclaredFacts(source, company, top.WordList("facts"));
        var (names, expressions, calls) = (new StepNames(source), new ExpressionReader(facts), new CallNames());
        var trigger = TriggerReader.Read(top, expressions, source.Languages);
        var steps = Steps(source, top, names, new StepReader(facts, names, expressions, calls, queue ?? Queues.Support));
        top.Finish();
        if (steps is null || !source.IsWell) return null;
        ScriptRules.Check(source, steps);
        expressions.CheckValues(source, steps.Select(s => s.Step));
        var script = new Script(new ScriptId(name!, version), topics, queue!, [.. steps.Select(s => s.Step)], yaml) { Trigger = trigger };
        var words = top.Find("words") is { Start: var at } ? new PlacedCall("words", (int)at.Line, (int)at.Column) : default;
        return new ReadScript(script, calls.Made, calls.Shown, words);
    }

    private static int Version(Section top)
    {
        const string Why = "a whole number from 1; raise it with every change, so that conversations under way keep theirs.";
        if (top.Need("version", Why) is not { } at) return 0;
        if (top.Word(at, "version") is { } word && int.TryParse(word, CultureInfo.InvariantCulture, out var version) && version > 0) return version;
        top.Source.Report(at, ProblemKind.WrongValue, $"'version' is {Why}");
        return 0;
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
        // A mention of 'return' is all it takes to come back to the caller.
        if (names.Returns is { } mention) steps.Add(new PlacedStep(new Step.Return { Id = Step.ReturnName }, mention));
        names.CheckExist([.. all.Entries().Select(e => e.Key.Value!), Step.ReturnName]);
        if (all.Node.Children.Count == 0) source.Report(all.Node, ProblemKind.MissingKey, "There is no step yet.");
        return steps;
    }

    private static void CheckName(YamlSource source, YamlScalarNode key)
    {
        if (Buttons.IsReserved(key.Value!)) source.Report(key, ProblemKind.WrongValue, $"'{key.Value}' has a meaning of its own. Give the step another name.");
        if (IsName(key.Value!, 20)) return;
        source.Report(key, ProblemKind.WrongValue, $"'{key.Value}' cannot be a step's name: use at most 20 of a-z, 0-9 and _.");
    }

    /// <summary>Whether a word may be a name: small letters, digits and underscores.</summary>
    internal static bool IsName(string word, int longest) =>
        word.Length is > 0 && word.Length <= longest && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}

/// <summary>A step and where its name stands in the file.</summary>
internal sealed record PlacedStep(Step Step, YamlNode At);

/// <summary>A script as it was read, with its calls of others and the articles it names.</summary>
/// <param name="Words">Where the words stand that begin it.</param>
internal sealed record ReadScript(Script Script, IReadOnlyList<PlacedCall> Calls, IReadOnlyList<PlacedCall> Articles, PlacedCall Words);
