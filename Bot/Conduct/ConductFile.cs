using SupportBot.Conversations;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Conduct;

/// <summary>Reads one language's rules: groups of words, and rules that use them.</summary>
internal sealed class ConductFile(string file)
{
    // What one word of a text may cost at the most.
    private const int LargestMachine = 60_000;

    private readonly List<ConductProblem> _problems = [];
    private readonly Dictionary<string, Phrase> _groups = [];
    private readonly Machine _machine = new();
    private int _lists;

    public IReadOnlyList<ConductProblem> Problems => _problems;

    /// <summary>The language; null, with the problems reported, when a rule cannot be read.</summary>
    public ConductLanguage? Read(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException wrong)
        {
            Report(wrong.Start, $"{wrong.Message.TrimEnd('.')}. Check the indentation and the quotes of this line and the one above.");
            return null;
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode top }])
        {
            Report(new Mark(0, 1, 1), "This is not a file of rules. Begin with 'rules:'.");
            return null;
        }
        Unknown(top, ["groups", "rules"]);
        if (Find(top, "groups") is YamlMappingNode groups)
            foreach (var (name, phrases) in groups.Children)
                if (Phrases(phrases) is { Count: > 0 } ways) _groups[((YamlScalarNode)name).Value!] = Phrase.Any(ways);
        var rules = Find(top, "rules") is YamlSequenceNode list ? list.Children.Select(Rule).ToList() : [];
        if (rules.Count == 0) Report(top.Start, "'rules' is missing: a list of what to look for.");
        if (_machine.Size > LargestMachine) Report(top.Start, "These rules have too many words. Use fewer groups inside other groups.");
        return _problems.Count == 0 ? new ConductLanguage(Path.GetFileNameWithoutExtension(file), _machine, [.. rules.OfType<ConductRule>()]) : null;
    }

    private ConductRule? Rule(YamlNode node)
    {
        if (node is not YamlMappingNode rule)
        {
            Report(node.Start, "A rule is a list of 'key: value' lines. Begin with '- id:'.");
            return null;
        }
        Unknown(rule, ["id", "kind", "words", "with", "unless", "nowhere", "to", "notes", "quotes", "least", "takes", "why", "better"]);
        if (Find(rule, "words") is null) Report(rule.Start, "'words' is missing: what to look for.");
        return new ConductRule(Text(rule, "id") ?? "", Kind(rule), Text(rule, "why") ?? "", Find(rule, "better") is YamlScalarNode better ? better.Value : null)
        {
            Words = List(rule, "words"), With = List(rule, "with"), Unless = List(rule, "unless"), Nowhere = List(rule, "nowhere"),
            To = Choice(rule, "to", ["negative", "neutral", "positive"]) is { } to ? Enum.Parse<Sentiment>(to, ignoreCase: true) : null,
            InNotes = Choice(rule, "notes", ["yes", "no"]) is "yes",
            InQuotes = Choice(rule, "quotes", ["yes", "no"]) is "yes",
            TakesWords = Choice(rule, "takes", ["words", "sentence"]) is "words",
            Least = Choice(rule, "least", ["1", "2", "3"]) is { } least ? int.Parse(least, CultureInfo.InvariantCulture) : 1,
        };
    }

    private int List(YamlMappingNode rule, string key)
    {
        if (Find(rule, key) is not { } node) return ConductRule.None;
        var list = _lists++;
        foreach (var phrase in Phrases(node)) _machine.Add(phrase, list);
        return list;
    }

    private List<Phrase> Phrases(YamlNode node)
    {
        var phrases = new List<Phrase>();
        foreach (var item in node is YamlSequenceNode list ? [.. list.Children] : new[] { node })
        {
            if (item is not YamlScalarNode { Value: { Length: > 0 } written } scalar)
            {
                Report(item.Start, "A phrase is missing here.");
                continue;
            }
            var (phrase, wrong, offset) = new PhraseReader(written, _groups).Read();
            if (phrase is not null) phrases.Add(phrase);
            else _problems.Add(new(file, (int)item.Start.Line, (int)item.Start.Column + offset + (scalar.Style is ScalarStyle.Plain ? 0 : 1), wrong!));
        }
        return phrases;
    }

    private ConductKind Kind(YamlMappingNode rule)
    {
        var kinds = Enum.GetValues<ConductKind>().ToDictionary(Name);
        return Text(rule, "kind") is { } word && Choice(rule, "kind", [.. kinds.Keys]) is not null ? kinds[word] : default;
    }

    /// <summary>As rules write it: <c>fix_time</c>.</summary>
    internal static string Name(ConductKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    private string? Text(YamlMappingNode rule, string key)
    {
        if (Find(rule, key) is YamlScalarNode { Value: { Length: > 0 } text }) return text;
        Report(rule.Start, $"'{key}' is missing in this rule.");
        return null;
    }

    private string? Choice(YamlMappingNode rule, string key, string[] allowed)
    {
        if (Find(rule, key) is not { } node) return null;
        if (node is YamlScalarNode { Value: { } value } && allowed.Contains(value)) return value;
        Report(node.Start, $"'{key}' is one of {string.Join(", ", allowed)}.");
        return null;
    }

    private void Unknown(YamlMappingNode node, string[] keys)
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(k => !keys.Contains(k.Value)))
            Report(key.Start, $"'{key.Value}' is not known here. Known are {string.Join(", ", keys)}.");
    }

    private static YamlNode? Find(YamlMappingNode node, string key) =>
        node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: var name } && name == key).Value;

    private void Report(in Mark at, string message) => _problems.Add(new(file, (int)at.Line, (int)at.Column, message));
}
