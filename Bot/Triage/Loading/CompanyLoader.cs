using System.Collections.Frozen;
using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads <c>company.yaml</c>: what an admin fills in so that texts speak of this company.</summary>
internal static class CompanyLoader
{
    private static readonly TextLimits Policy = new(300, 0);

    public static (CompanyFile? Company, IReadOnlyList<ScriptProblem> Problems) Parse(string yaml, string fileName)
    {
        var source = new YamlSource(fileName);
        var company = source.Read(yaml) is { } top ? Read(top) : null;
        return (source.IsWell ? company : null, source.Problems);
    }

    private static CompanyFile Read(Section top)
    {
        var texts = new Dictionary<string, Words>();
        Add("name", Text(top, top.Need("name", "what the company is called."), "name"));
        Add("hours", Text(top, top.Find("hours"), "hours"));
        foreach (var part in new[] { "links", "policies" })
            foreach (var (name, words) in Named(top, part)) Add($"{part}.{name}", words);
        var products = top.Children("products", "a product").Select(Product).OfType<Product>().ToImmutableArray();
        top.Finish();
        return new CompanyFile(texts.ToFrozenDictionary(), products);

        void Add(string name, Words? words)
        {
            if (words is not null) texts[name] = words;
        }
    }

    private static IEnumerable<(string Name, Words? Words)> Named(Section top, string part)
    {
        if (top.Child(top.Find(part), $"'{part}'") is not { } section) yield break;
        foreach (var (key, value) in section.Entries())
        {
            if (!ScriptLoader.IsName(key.Value!, 40)) top.Source.Report(key, ProblemKind.WrongValue, $"'{key.Value}' cannot be a name: use a-z, 0-9 and _.");
            yield return (key.Value!, Text(section, value, key.Value!));
        }
    }

    // One word or link for all languages, or a text in each.
    private static Words? Text(Section section, YamlNode? at, string key) => at switch
    {
        null => null,
        YamlScalarNode => section.Word(at, key) is { } word ? new Words([word], [word], [word]) : null,
        _ => section.Words(at, key, Policy),
    };

    private static Product? Product(Section section)
    {
        var name = section.Word("name", "the product's name as customers read it.");
        var also = section.WordList("also").Select(w => w.Word).ToImmutableArray();
        section.Finish();
        return name is null ? null : new Product(name, also);
    }
}
