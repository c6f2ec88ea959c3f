using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>A mapping read key by key. What nobody asked for is an unknown key.</summary>
internal sealed class Section(YamlSource source, YamlMappingNode node, string name, YamlNode? title = null)
{
    private readonly List<string> _read = [];

    public YamlSource Source { get; } = source;
    public YamlMappingNode Node { get; } = node;

    /// <summary>What a problem of the whole points at: its name when it has one, else its beginning.</summary>
    public YamlNode Title { get; } = title ?? node;

    /// <summary>The key's value; null when it is absent.</summary>
    public YamlNode? Find(string key)
    {
        _read.Add(key);
        return Node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode k && k.Value == key).Value;
    }

    public bool Has(string key) => Node.Children.Keys.Any(k => k is YamlScalarNode { Value: var v } && v == key);

    /// <summary>The key's value; when it is absent, that is reported.</summary>
    public YamlNode? Need(string key, string why)
    {
        var found = Find(key);
        if (found is null) Source.Report(Title, ProblemKind.MissingKey, $"'{key}' is missing in {name}: {why}");
        return found;
    }

    /// <summary>A single word or number.</summary>
    public string? Word(string key, string why) => Need(key, why) is { } found ? Word(found, key) : null;

    public string? OptionalWord(string key) => Find(key) is { } found ? Word(found, key) : null;

    public string? Word(YamlNode at, string key)
    {
        if (at is YamlScalarNode { Value: { Length: > 0 } value }) return value;
        Source.Report(at, ProblemKind.WrongValue, $"'{key}' takes one word. Write '{key}: something'.");
        return null;
    }

    /// <summary>A word, or several in a list.</summary>
    public IEnumerable<(YamlNode At, string Word)> WordList(string key)
    {
        var found = Find(key);
        var items = found switch
        {
            null => [],
            YamlSequenceNode list => list.Children,
            _ => [found],
        };
        foreach (var item in items)
            if (Word(item, key) is { } word) yield return (item, word);
    }

    /// <param name="title">Where its name stands; null when it has none.</param>
    public Section? Child(YamlNode? at, string child, YamlNode? title = null)
    {
        if (at is YamlMappingNode mapping) return new Section(Source, mapping, child, title);
        if (at is not null) Source.Report(at, ProblemKind.WrongValue, $"{child} takes indented 'key: value' lines.");
        return null;
    }

    /// <summary>A list of mappings.</summary>
    public IEnumerable<Section> Children(string key, string child)
    {
        var found = Find(key);
        if (found is null) yield break;
        if (found is not YamlSequenceNode list)
        {
            Source.Report(found, ProblemKind.WrongValue, $"'{key}' takes a list: one '- ' line for each.");
            yield break;
        }
        foreach (var item in list.Children)
            if (Child(item, child) is { } section) yield return section;
    }

    /// <summary>Every key of this mapping, for those whose keys are names the author chose.</summary>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Entries()
    {
        foreach (var (key, value) in Node.Children)
            if (key is YamlScalarNode { Value: not null } k) yield return (k, value);
    }

    /// <summary>Reports the keys that mean nothing here.</summary>
    public void Finish()
    {
        Source.Knows(name, [.. _read.Distinct()]);
        foreach (var key in Node.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } word } && _read.Contains(word)) continue;
            Source.Report(key, ProblemKind.UnknownKey, $"'{key}' means nothing in {name}. Known here: {string.Join(", ", _read.Distinct())}.");
        }
    }
}
