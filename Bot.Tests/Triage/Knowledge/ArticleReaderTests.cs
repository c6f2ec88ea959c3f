using System.Collections.Frozen;
using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage.Knowledge;

/// <summary>An article is read, or it is said where what is wrong.</summary>
public sealed class ArticleReaderTests
{
    private const string Good = """
        ---
        id: refund
        title: "How long a refund takes"
        short: "The bank decides. Ask {company.name}."
        link: "{company.site}/refund"
        topics: [payment]
        words: [money back, refund]
        ---
        First line of {company.name}.

        - an item
        """;

    private static readonly CompanyFile Company = new(
        new Dictionary<string, Words> { ["name"] = new(["Acme"], ["Акме"], ["Acme"]), ["site"] = new(["https://acme.test"], ["https://acme.test"], ["https://acme.test"]) }.ToFrozenDictionary(), []);

    [Fact]
    public void An_article_speaks_of_the_company()
    {
        var (article, problems) = ArticleReader.Parse(Good, "a.md", Language.Ru, Company);

        problems.ShouldBeEmpty();
        article!.Answer.ShouldBe(new FoundArticle("refund", Language.Ru, "How long a refund takes", "The bank decides. Ask Акме.", "https://acme.test/refund"));
        article.Topics.ShouldBe([Topic.Payment]);
        article.Phrases.ShouldBe(["How long a refund takes", "money back", "refund"]);
        article.Body.ShouldBe("First line of Акме.\n\n- an item");
    }

    [Theory]
    [InlineData("id: refund", "id: Refund now", "2:5", "WrongValue")]
    [InlineData("title: \"How long a refund takes\"\n", "", "2:1", "MissingKey")]
    [InlineData("Ask {company.name}.\"", "Ask {company.boss}.\"", "4:8", "WrongValue")]
    [InlineData("Ask {company.name}.\"", "Is that so?\"", "4:8", "TooManyQuestions")]
    [InlineData("Ask {company.name}.\"", "Order {order}.\"", "4:8", "WrongValue")]
    [InlineData("{company.site}/refund", "refund", "5:7", "WrongValue")]
    [InlineData("topics: [payment]", "topics: [money]", "6:10", "WrongValue")]
    [InlineData("words:", "word:", "7:1", "UnknownKey")]
    [InlineData("line of {company.name}", "line of {company.boss}", "9:15", "WrongValue")]
    [InlineData("---\nid", "id", "1:1", "NotYaml")]
    public void What_is_wrong_is_told_with_its_place(string right, string wrong, string place, string kind)
    {
        var (article, problems) = ArticleReader.Parse(Good.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal), "a.md", Language.En, Company);

        article.ShouldBeNull();
        problems.ShouldContain(problem => problem.Kind.ToString() == kind && $"{problem.Line}:{problem.Column}" == place, string.Join('\n', problems));
    }

    [Fact]
    public void Too_long_an_answer_is_no_short_answer()
    {
        var text = Good.Replace("The bank decides.", new string('a', 301), StringComparison.Ordinal);
        ArticleReader.Parse(text, "a.md", Language.En, Company).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.TextTooLong);
    }
}
