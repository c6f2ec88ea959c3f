using SupportBot.Conduct;
using SupportBot.Conversations;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads every text of a playbook as a colleague would before it is said to anybody (C03, C05, C08, C14, C15, C30).</summary>
internal sealed class ConductCheck(ConductRules rules)
{
    // What a script asks and where it leads is checked on the whole script.
    private static readonly ConductKind[] OfTheWhole = [ConductKind.TwoQuestions, ConductKind.NoNextStep];

    // An article may say how money comes back, how long something takes and whose part it is.
    private static readonly ConductKind[] OfArticles = [ConductKind.Promise, ConductKind.Upsell, ConductKind.CodeWord, ConductKind.Hollow];

    /// <summary>What the texts of a playbook do wrong, and what is wrong with the rules themselves.</summary>
    public static IReadOnlyList<ScriptProblem> Folder(string folder)
    {
        var (rules, wrong) = ConductRules.Load(Path.Combine(folder, "conduct"));
        var check = new ConductCheck(rules);
        return
        [
            .. wrong.Select(w => new ScriptProblem(w.File, w.Line, w.Column, ProblemKind.Conduct, w.Message)),
            .. Files(folder, ".", "phrases.yaml").Concat(Files(folder, "scripts", "*.yaml")).SelectMany(f => check.Texts(File.ReadAllText(f.Path), f.Shown)),
            .. Files(folder, CannedFolder.Name, "*.yaml").SelectMany(f => Texts(File.ReadAllText(f.Path), f.Shown, check.Canned)),
            .. Words.Languages.SelectMany(l => Files(folder, $"knowledge/{Buttons.Named(l)}", "*.md").SelectMany(f => check.Article(File.ReadAllText(f.Path), f.Shown, l))),
        ];
    }

    /// <summary>What the texts of a script or of the phrases do wrong. They are said to furious people too.</summary>
    public IEnumerable<ScriptProblem> Texts(string yaml, string file) => Texts(yaml, file, Scripted);

    /// <summary>What a canned reply does wrong: it stands alone, so it also asks one thing at a time (C06). Its next step is often a gap, and is looked at when it is sent.</summary>
    public IEnumerable<Finding> Canned(string text, Language language) =>
        rules.Check(text, language, Sentiment.Negative).Where(f => f.Kind is not ConductKind.NoNextStep && !IsWarmth(f));

    private IEnumerable<Finding> Scripted(string text, Language language) => Canned(text, language).Where(f => !OfTheWhole.Contains(f.Kind));

    private static List<ScriptProblem> Texts(string yaml, string file, Func<string, Language, IEnumerable<Finding>> check)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new ShallowParser(new StringReader(yaml)));
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // Whoever loads it says where it is broken.
            return [];
        }
        return stream.Documents.SelectMany(d => Said(d.RootNode)).SelectMany(s => check(s.Text, s.Language).Select(f => Problem(f, s.At, file))).ToList();
    }

    /// <summary>What an article does wrong, line by line. What stands above it between two lines of dashes is how customers ask.</summary>
    public IEnumerable<ScriptProblem> Article(string markdown, string file, Language language)
    {
        var lines = markdown.Split('\n');
        var head = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        return lines.SelectMany((line, i) => i <= head ? [] : rules.Check(line, language, null)
            .Where(f => OfArticles.Contains(f.Kind)).Select(f => Problem(f, file, i + 1, f.At + 1)));
    }

    private static ScriptProblem Problem(Finding finding, YamlScalarNode at, string file) =>
        Problem(finding, file, (int)at.Start.Line, (int)at.Start.Column + (at.Style is ScalarStyle.Plain ? finding.At : finding.At + 1));

    // Thanks are answered warmly; marks of cheer are in no text.
    private static bool IsWarmth(Finding finding) => finding.Kind is ConductKind.Cheerful && finding.Words.Any(char.IsLetter);

    private static ScriptProblem Problem(Finding finding, string file, int line, int column) =>
        new(file, line, column, ProblemKind.Conduct, finding.Told);

    // Whatever is written in several languages is said to somebody.
    private static IEnumerable<(YamlScalarNode At, string Text, Language Language)> Said(YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(pair => LanguageOf(pair.Key) is { } language ? Variants(pair.Value, language) : Said(pair.Value)),
        YamlSequenceNode list => list.Children.SelectMany(Said),
        _ => [],
    };

    private static IEnumerable<(YamlScalarNode At, string Text, Language Language)> Variants(YamlNode node, Language language) =>
        (node is YamlSequenceNode list ? list.Children : (IEnumerable<YamlNode>)[node]).OfType<YamlScalarNode>().Select(text => (text, text.Value ?? "", language));

    private static Language? LanguageOf(YamlNode key) =>
        key is YamlScalarNode { Value: var name } && Words.Languages.Where(l => Buttons.Named(l) == name).ToList() is [var language] ? language : null;

    private static IEnumerable<(string Path, string Shown)> Files(string folder, string under, string pattern)
    {
        var path = Path.Combine(folder, under);
        return Directory.Exists(path)
            ? Directory.GetFiles(path, pattern).Order(StringComparer.Ordinal).Select(f => (f, Path.GetRelativePath(folder, f).Replace('\\', '/')))
            : [];
    }
}
