using SupportBot.Conversations;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Articles;
using SupportBot.Triage.Knowledge;

namespace SupportBot.Admin.Knowledge;

/// <summary>Shows the articles of the knowledge folder: how they serve, what is found by which words, and what is missing.</summary>
internal sealed class KnowledgePages(PlaybookKeeper keeper, ArticleStore articles, ArticleRecord record)
{
    private const int MostFound = 3;
    private const int MostQuestions = 50;

    public static void Map(RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("", (HttpContext http, KnowledgePages pages) => pages.ListAsync(http));
        knowledge.MapGet("/{id}", (string id, HttpContext http, KnowledgePages pages) => pages.ArticleAsync(http, id));
    }

    private async Task<IResult> ListAsync(HttpContext http)
    {
        var view = KnowledgeView.Of(http.Request.Query);
        var figures = await record.FiguresAsync();
        var rows = keeper.Current.Articles.In(view.Language).Select(article => Row(article, figures))
            .OrderByDescending(row => row.Figures.Shown).ThenBy(row => row.Article.Answer.Title, StringComparer.Ordinal).ToList();
        // Another node may have brought articles along that this one has not read.
        var found = (await articles.FindAsync(view.Language, view.Sought, MostFound)).Select(id => rows.Find(row => row.Article.Id == id)).OfType<ArticleRow>();
        var questions = (await record.QuestionsAsync(ArticleRecord.MostQuestions)).Where(question => question.Language == view.Language).ToList();
        return AdminView.Of(http, AdminArea.Knowledge).Page(KnowledgePage.Of(
            new(view, rows, [.. found], [.. questions.Take(MostQuestions)], Math.Max(0, questions.Count - MostQuestions))));
    }

    private async Task<IResult> ArticleAsync(HttpContext http, string id)
    {
        if (keeper.Current.Articles.Find(id, TextLanguage.Of(http.Request.Query)) is not { } article)
            return AdminView.Of(http, AdminArea.Knowledge, "There is no such article.").Page(ArticlePage.Nothing());
        return AdminView.Of(http, AdminArea.Knowledge).Page(ArticlePage.Of(Row(article, await record.FiguresAsync())));
    }

    private static ArticleRow Row(Article article, IReadOnlyDictionary<(Language Language, string Id), ArticleFigures> figures) =>
        new(article, figures.GetValueOrDefault((article.Language, article.Id), ArticleFigures.None));
}
