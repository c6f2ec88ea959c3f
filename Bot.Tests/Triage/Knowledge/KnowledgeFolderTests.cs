using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage.Knowledge;

/// <summary>Articles are checked against each other, and those that ship are whole.</summary>
public sealed class KnowledgeFolderTests
{
    [Fact]
    public void An_article_is_there_once_in_every_language()
    {
        using var folder = new DataFolder();
        Write(folder, "en", "a", "a");
        Write(folder, "en", "b", "a");
        Write(folder, "ru", "a", "a");
        var problems = new List<ScriptProblem>();

        new KnowledgeFolder(null, problems).Read(folder.Path);

        problems.Select(problem => (problem.File, problem.Kind)).ShouldBe(
            [("knowledge/en/b.md", ProblemKind.DuplicateId), ("knowledge/en/a.md", ProblemKind.MissingLanguage)]);
        problems[1].Message.ShouldContain("knowledge/pl/a.md");
    }

    [Fact]
    public void A_script_names_only_articles_that_are_there()
    {
        using var folder = new DataFolder();
        foreach (var file in Directory.GetFiles(ShippedPlaybook.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(ShippedPlaybook.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        File.WriteAllText(Path.Combine(folder.Path, "scripts", "mine.yaml"), "id: mine\nversion: 1\nqueue: support\nsteps:\n  one:\n    article: refund_tim\n    next: two\n  two:\n    handoff: script_ended\n");

        var problem = PlaybookFolder.Read(folder.Path).Problems.ShouldHaveSingleItem();

        (problem.Line, problem.Column, problem.Kind).ShouldBe((6, 14, ProblemKind.UnknownArticle));
        problem.Message.ShouldContain("refund_time");
    }

    [Fact]
    public void Those_that_ship_speak_calmly_and_lead_somewhere()
    {
        foreach (var article in ShippedPlaybook.It.Articles.All)
        {
            var shown = $"{article.Answer.Title} {article.Text}";
            shown.ShouldNotContain("!", customMessage: $"{article.Id} {article.Language}");
            shown.ShouldNotContain("{");
            article.Answer.Link.ShouldNotBeNull();
            if (article.Language is Language.Pl) Words(shown).ShouldNotContain(word => word == "ty" || word == "twój" || word == "twoje" || word == "państwo");
            if (article.Language is Language.Ru) Words(shown).ShouldNotContain(word => word == "ты" || word == "твой" || word == "тебя");
        }
        ShippedPlaybook.It.Articles.In(Language.Pl).Count().ShouldBe(14);
    }

    private static IEnumerable<string> Words(string text) => text.ToLowerInvariant().Split([' ', '\n', ',', '.', ':'], StringSplitOptions.RemoveEmptyEntries);

    private static void Write(DataFolder folder, string language, string file, string id)
    {
        var path = Path.Combine(folder.Path, "knowledge", language);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, $"{file}.md"), $"---\nid: {id}\ntitle: A\nshort: B\n---\nC\n");
    }
}
