using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage.Knowledge;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>Reads an article: a few lines of YAML between lines of three hyphens, and below them the whole of it with simple formatting.</summary>
internal sealed class ArticleReader
{
    /// <summary>An id goes into the value of a button, which messengers keep short.</summary>
    public const int LongestId = 30;

    private const string Fence = "---";
    private static readonly TextLimits Title = new(60, 1);
    private static readonly TextLimits Body = new(4000, int.MaxValue);

    private readonly YamlSource _source;
    private readonly Language _language;
    private readonly CompanyFile? _company;

    private ArticleReader(YamlSource source, Language language, CompanyFile? company) => (_source, _language, _company) = (source, language, company);

    /// <param name="company">What texts can say of the company; null when that is not known.</param>
    /// <returns>An article, or what is wrong with it.</returns>
    public static (Article? Article, IReadOnlyList<ScriptProblem> Problems) Parse(string text, string fileName, Language language, CompanyFile? company)
    {
        var source = new YamlSource(fileName);
        var article = new ArticleReader(source, language, company).Read(text.ReplaceLineEndings("\n"));
        return (source.IsWell ? article : null, source.Problems);
    }

    private Article? Read(string text)
    {
        var end = text.StartsWith($"{Fence}\n", StringComparison.Ordinal) ? text.IndexOf($"\n{Fence}\n", Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            _source.Report(new Mark(0, 1, 1), ProblemKind.NotYaml, "The article's head is missing. Begin with a line '---', then 'id:', 'title:' and 'short:', then again a line '---'.");
            return null;
        }
        var body = end + Fence.Length + 2;
        // The empty line in place of the first keeps the lines' numbers.
        if (_source.Read($"\n{text[(Fence.Length + 1)..end]}\n") is not { } head) return null;
        var article = Read(head, text[body..].Trim());
        CheckBody(text, body);
        return article;
    }

    private Article? Read(Section head, string body)
    {
        var id = head.Word("id", "the article's name, the same in every language.");
        if (id is not null && !ScriptLoader.IsName(id, LongestId))
            _source.Report(head.Find("id")!, ProblemKind.WrongValue, $"'{id}' cannot be an article's name: use at most {LongestId} of a-z, 0-9 and _.");
        var title = Said(head, head.Need("title", "what it is about, in a few words."), "title", Title);
        var answer = Said(head, head.Need("short", "the answer in two or three sentences, which customers get at once."), "short", TextLimits.Statement);
        var link = Said(head, head.Find("link"), "link", new TextLimits(500, 1));
        if (link is not null && !Uri.TryCreate(link, UriKind.Absolute, out _) && _source.IsWell)
            _source.Report(head.Find("link")!, ProblemKind.WrongValue, $"'{link}' is no address. Write it like https://example.com/help, or {{company.links.help}}/page.");
        var topics = head.WordList("topics").Select(word => head.OneOf<Topic>(word.At, "topic")).OfType<Topic>().ToImmutableArray();
        var words = head.WordList("words").Select(word => word.Word).ToImmutableArray();
        head.Finish();
        if (id is null || title is null || answer is null) return null;
        return new Article(new FoundArticle(id, _language, title, answer, link), topics, words, Fill(body));
    }

    private string? Said(Section head, YamlNode? at, string key, TextLimits limits)
    {
        if (at is null || head.Word(at, key) is not { } text) return null;
        limits.Check(_source, at, text);
        CheckBlanks(at.Start, text);
        return Fill(text);
    }

    private void CheckBody(string text, int from)
    {
        var body = text[from..];
        if (body.Length > Body.Length)
            _source.Report(Place(text, from), ProblemKind.TextTooLong, $"The article has {body.Length} characters; {Body.Length} are allowed. Make two of it.");
        for (var open = text.IndexOf('{', from); open >= 0; open = text.IndexOf('{', open + 1))
            CheckBlanks(Place(text, open), text[open..(text.IndexOf('}', open) is var close and > 0 ? close + 1 : text.Length)]);
    }

    private void CheckBlanks(in Mark at, string text)
    {
        foreach (var blank in Blank.In(text))
        {
            if (blank.OfCompany is null)
                _source.Report(at, ProblemKind.WrongValue, $"'{{{blank.Name}}}' is nothing an article can say. It speaks to everybody: only {{company.…}} can stand in it.");
            else if (_company?.Texts.ContainsKey(blank.OfCompany) is false)
                _source.Report(at, ProblemKind.WrongValue,
                    $"The company file has no '{blank.OfCompany}'. It has: {string.Join(", ", _company.Texts.Keys.Order(StringComparer.Ordinal))}.");
        }
    }

    private string Fill(string text) => Words.Fill(text, inside => Blank.Read(inside).OfCompany is { } name ? _company?.Say(name, _language) : null);

    private static Mark Place(string text, int at) =>
        new(at, text.AsSpan(0, at).Count('\n') + 1, at - (text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1) + 1);
}
