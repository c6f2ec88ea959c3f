using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Articles;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Articles are found by customers' words, and what became of them is counted, whatever the engine.</summary>
public abstract class ArticleContract(StoreKind engine)
{
    [StoreFact]
    public async Task What_the_playbook_holds_is_found_and_nothing_else()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var articles = new ArticleStore(store.Database);
        await articles.SyncAsync([Article("password", "забыл пароль", "сбросить пароль"), Article("parcel", "где посылка", "отследить заказ")]);
        (await articles.FindAsync(Language.Ru, "Здравствуйте! где посылки?", 3)).ShouldBe(["parcel"]);
        (await articles.FindAsync(Language.Ru, "не помню пороль, как сбросить пароль", 3)).ShouldBe(["password"]);
        (await articles.FindAsync(Language.Pl, "где посылка", 3)).ShouldBeEmpty("of another language");
        (await articles.FindAsync(Language.Other, "где посылка", 3)).ShouldBeEmpty();
        foreach (var nothing in new[] { "", "???", "здравствуйте", "есть ли вакансии", "\" OR NEAR( -(' & |" })
            (await articles.FindAsync(Language.Ru, nothing, 3)).ShouldBeEmpty(nothing);

        await articles.SyncAsync([Article("parcel", "где посылка"), Article("invoice", "счёт")]);

        (await articles.FindAsync(Language.Ru, "сбросить пароль", 3)).ShouldBeEmpty("it is in the playbook no more");
        (await articles.FindAsync(Language.Ru, "отследить заказ", 3)).ShouldBeEmpty("it lost these words");
        (await articles.FindAsync(Language.Ru, "пришлите счёт", 3)).ShouldBe(["invoice"]);
    }

    [StoreFact]
    public async Task All_nodes_bring_the_same_articles_at_once()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var all = Enumerable.Range(0, 30).Select(i => Article($"a{i:00}", $"слово{(char)('а' + i)}")).ToList();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new ArticleStore(store.Database).SyncAsync(all)));
        await new ArticleStore(store.Database).SyncAsync(all);

        (await store.Database.ReadAsync(sql => sql.FirstAsync("SELECT COUNT(*) FROM article_stems", row => row.GetInt64(0)))).ShouldBe(30);
        (await new ArticleStore(store.Database).FindAsync(Language.Ru, "словог", 3)).ShouldBe(["a03"]);
    }

    [StoreFact]
    public async Task What_became_of_articles_is_counted_with_the_turn()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var record = new ArticleRecord(store.Database, store.Clock);
        for (var i = 0; i < 12; i++)
            await CommitAsync(store, $"{i}", null, Use("parcel", ArticleOutcome.Shown), Use("parcel", i < 4 ? ArticleOutcome.Helped : ArticleOutcome.DidNotHelp));
        await CommitAsync(store, "other", null, Use("invoice", ArticleOutcome.Shown));

        var figures = await record.FiguresAsync();

        figures[(Language.Ru, "parcel")].ShouldBe(new ArticleFigures(12, 4, 8));
        figures[(Language.Ru, "parcel")].IsPoor.ShouldBeTrue();
        figures[(Language.Ru, "invoice")].HelpedShare.ShouldBeNull("nobody said");
        store.Clock.Advance(ArticleRecord.Counted + TimeSpan.FromHours(1));
        (await record.FiguresAsync()).ShouldBeEmpty();
        await record.TrimAsync();
        (await store.Database.ReadAsync(sql => sql.FirstAsync("SELECT COUNT(*) FROM article_uses", row => row.GetInt64(0)))).ShouldBe(0);
    }

    [StoreFact]
    public async Task The_last_questions_without_an_article_are_kept_and_name_nobody()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var record = new ArticleRecord(store.Database, store.Clock);
        await store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(
            $"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ArticleRecord.MostQuestions + 9}) "
            + "INSERT INTO article_questions (conversation_id, language, text, at) SELECT 1, 'Pl', 'stare', 1 FROM n"));
        await CommitAsync(store, "42", (Language.Pl, $"czy jan@firma.pl dostanie rabat na 48 600 700 800? {new string('x', 500)}"));

        await record.TrimAsync();

        var questions = await record.QuestionsAsync(2 * ArticleRecord.MostQuestions);
        questions.Count.ShouldBe(ArticleRecord.MostQuestions);
        questions[0].Language.ShouldBe(Language.Pl);
        questions[0].Text.ShouldStartWith("czy name@example.com dostanie rabat na 00 000 000 000? xxx");
        questions[0].Text.Length.ShouldBeLessThanOrEqualTo(200);
    }

    private static (Language Language, string Id, ArticleWords Words) Article(string id, params string[] phrases) =>
        (Language.Ru, id, ArticleWords.Of(Language.Ru, phrases, "Откройте кабинет."));

    private static ArticleUse Use(string article, ArticleOutcome outcome) => new(article, Language.Ru, outcome);

    private static async Task CommitAsync(TestStore store, string customer, (Language, string)? open, params ArticleUse[] uses)
    {
        var conversation = await store.ConversationAsync((await store.AcceptAsync(store.Message("где посылка", customer))).Conversation);
        (await store.Conversations.CommitAsync(new Commit(conversation, conversation) { Articles = uses, OpenQuestion = open }, CancellationToken.None)).ShouldBeTrue();
    }
}

public sealed class ArticlesOnSqlite() : ArticleContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class ArticlesOnPostgres() : ArticleContract(StoreKind.Postgres);
