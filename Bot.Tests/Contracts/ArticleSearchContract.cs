using SupportBot.Conversations;
using SupportBot.Storage.Articles;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Contracts;

/// <summary>How well the shipped articles are found for questions as customers write them (docs/knowledge.md): the same on every engine.</summary>
public abstract class ArticleSearchContract(StoreKind engine)
{
    [StoreFact]
    public async Task Questions_find_their_article_and_others_find_none()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var articles = new ArticleStore(store.Database);
        await articles.SyncAsync([.. ShippedPlaybook.It.Articles.All.Select(article =>
            (article.Language, article.Id, ArticleWords.Of(article.Language, article.Phrases, article.Text)))]);
        foreach (var language in ShippedPlaybook.Languages)
        {
            var (found, answerable, misled, wrong) = (0, 0, 0, new List<string>());
            foreach (var (article, question) in Questions(language))
            {
                var first = await articles.FindAsync(language, question, 3) is [var best, ..] ? best : null;
                if (article is not null) answerable++;
                if (first == article) found += article is null ? 0 : 1;
                else if (first is not null) misled++;
                if (first != article) wrong.Add($"{question}: {first ?? "nothing"}, not {article ?? "nothing"}");
            }
            answerable.ShouldBe(88);
            found.ShouldBeGreaterThanOrEqualTo(84, $"{language}\n{string.Join('\n', wrong)}");
            misled.ShouldBeLessThanOrEqualTo(1, $"{language}\n{string.Join('\n', wrong)}");
        }
    }

    private static IEnumerable<(string? Article, string Question)> Questions(Language language) =>
        from line in Fixture.Read($"knowledge/{language.ToString().ToLowerInvariant()}.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let parts = line.Split('\t')
        select (parts[0] == "-" ? null : parts[0], parts[1]);
}

public sealed class ArticleSearchOnSqlite() : ArticleSearchContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class ArticleSearchOnPostgres() : ArticleSearchContract(StoreKind.Postgres);
