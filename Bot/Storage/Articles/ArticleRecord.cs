using SupportBot.Classification.Labelling;
using SupportBot.Conversations;

namespace SupportBot.Storage.Articles;

/// <summary>What is known of how articles serve customers.</summary>
internal sealed class ArticleRecord(Database database, TimeProvider clock)
{
    /// <summary>The most open questions that are kept.</summary>
    public const int MostQuestions = 500;

    private const int LongestQuestion = 200;

    private static readonly int Key = WriteKey.Of("article record");

    /// <summary>For how long it is counted, and shown.</summary>
    public static readonly TimeSpan Counted = TimeSpan.FromDays(90);

    private const string AddUse = "INSERT INTO article_uses (article, language, outcome, at) VALUES ($1, $2, $3, $4)";

    private const string AddQuestion = "INSERT INTO article_questions (conversation_id, language, text, at) VALUES ($1, $2, $3, $4)";

    private const string Figures = "SELECT language, article, outcome, COUNT(*) FROM article_uses WHERE at >= $1 GROUP BY language, article, outcome";

    private const string Questions = "SELECT language, text, at FROM article_questions ORDER BY id DESC LIMIT $1";

    // Rows that another write holds are left for the next time, so that nobody waits.
    private const string TrimUses = "DELETE FROM article_uses WHERE id IN (SELECT id FROM article_uses WHERE at < $1 {claim})";

    private const string TrimQuestions = """
        DELETE FROM article_questions WHERE id IN (
          SELECT id FROM article_questions WHERE id <= (SELECT id FROM article_questions ORDER BY id DESC LIMIT 1 OFFSET $1) {claim})
        """;

    /// <summary>Posts what became of articles in a turn, within its commit.</summary>
    public static async ValueTask AddAsync(Sql sql, long conversation, IReadOnlyList<ArticleUse> uses, (Language Language, string Text)? open, DateTimeOffset now)
    {
        foreach (var use in uses) await sql.PostAsync(AddUse, use.Article, ArticleStore.Named(use.Language), (long)use.Outcome, now.Ms());
        if (open is { } question)
            await sql.PostAsync(AddQuestion, conversation, ArticleStore.Named(question.Language), Shortened(PersonalData.Mask(question.Text)), now.Ms());
    }

    /// <summary>The figures of the time that is counted, by language and article.</summary>
    public async ValueTask<IReadOnlyDictionary<(Language Language, string Id), ArticleFigures>> FiguresAsync()
    {
        var rows = await database.ReadAsync(sql => sql.ListAsync(
            Figures, row => (Language: Read(row.GetString(0)), Id: row.GetString(1), Outcome: (ArticleOutcome)row.GetInt32(2), Count: (int)row.GetInt64(3)),
            (clock.GetUtcNow() - Counted).Ms()));
        return rows.GroupBy(row => (row.Language, row.Id)).ToDictionary(rows => rows.Key, rows => new ArticleFigures(
            Of(rows, ArticleOutcome.Shown), Of(rows, ArticleOutcome.Helped), Of(rows, ArticleOutcome.DidNotHelp)));

        static int Of(IEnumerable<(Language, string, ArticleOutcome Outcome, int Count)> rows, ArticleOutcome outcome) =>
            rows.Where(row => row.Outcome == outcome).Sum(row => row.Count);
    }

    /// <summary>The last questions that no article was found for, the newest first.</summary>
    public ValueTask<List<OpenQuestion>> QuestionsAsync(int most) => database.ReadAsync(sql => sql.ListAsync(
        Questions, row => new OpenQuestion(Read(row.GetString(0)), row.GetString(1), row.Time(2)), (long)most));

    /// <summary>Forgets what is not counted any more, and all but the last questions.</summary>
    public Task TrimAsync() => database.WriteAsync(Key, async sql =>
    {
        await sql.PostAsync(TrimUses, (clock.GetUtcNow() - Counted).Ms());
        await sql.PostAsync(TrimQuestions, (long)MostQuestions);
    });

    private static string Shortened(string text) => text.Length <= LongestQuestion ? text : string.Concat(text.AsSpan(0, LongestQuestion - 1), "…");

    private static Language Read(string name) => Enum.TryParse<Language>(name, out var language) ? language : Language.Other;
}
