using SupportBot.Classification.WordForms;
using SupportBot.Conversations;

namespace SupportBot.Storage.Articles;

/// <summary>Finds articles by a customer's words. What they say stands in the playbook; the store knows the stems of their words.</summary>
internal sealed class ArticleStore(Database database)
{
    private static readonly int Key = WriteKey.Of("articles");

    // A question is a sentence or two; what goes on longer is looked at in its beginning.
    private const int MostStems = 60;
    private const int MostFound = 50;

    private const string Find = """
        SELECT a.id, a.words, (SELECT COUNT(*) FROM articles WHERE language = $2) FROM article_stems JOIN articles a ON a.language = article_stems.language AND a.id = article_stems.id
        WHERE {found} AND article_stems.language = $2 ORDER BY {nearest} LIMIT $3
        """;

    private const string Keep = """
        INSERT INTO articles (language, id, words) VALUES ($1, $2, $3) ON CONFLICT (language, id) DO UPDATE SET words = excluded.words
        """;

    private const string Remove = "DELETE FROM articles WHERE language = $1 AND id = $2";

    private const string RemoveStems = "DELETE FROM article_stems WHERE language = $1 AND id = $2";

    private const string AddStems = "INSERT INTO article_stems (language, id, stems) VALUES ($1, $2, {stems})";

    /// <summary>The ids of the articles that fit these words, the best first; none when nothing fits well enough.</summary>
    public async ValueTask<IReadOnlyList<string>> FindAsync(Language language, string words, int take)
    {
        var stems = language is Language.Other ? [] : WordStems.Of(words, language).Take(MostStems).ToList();
        if (stems.Count == 0) return [];
        var found = await database.ReadAsync(sql => sql.ListAsync(
            Find, row => (Id: row.GetString(0), Words: ArticleWords.Read(row.GetString(1)), Count: row.GetInt64(2)), AnyOf(stems), Named(language), (long)MostFound));
        return found.Count == 0 ? [] : [.. ArticleRank.Fitting(stems, [.. found.Select(one => (one.Id, one.Words))], found[0].Count).Take(take)];
    }

    /// <summary>Makes the articles those of the playbook. Every node does so when it starts; where nothing changed, nothing is written.</summary>
    public async Task SyncAsync(IReadOnlyList<(Language Language, string Id, ArticleWords Words)> articles)
    {
        var wanted = articles.ToDictionary(article => (Language: Named(article.Language), article.Id), article => article.Words);
        if (Changes(wanted, await database.ReadAsync(KeptAsync)).Count == 0) return;
        await database.WriteAsync(Key, async sql =>
        {
            foreach (var (language, id) in Changes(wanted, await KeptAsync(sql))) await ChangeAsync(sql, language, id, wanted.GetValueOrDefault((language, id)));
        });
    }

    private static async ValueTask ChangeAsync(Sql sql, string language, string id, ArticleWords? words)
    {
        // The row comes first: another node that does the same waits for it, and then finds what was written here.
        if (words is null) await sql.PostAsync(Remove, language, id);
        else await sql.PostAsync(Keep, language, id, words.ToString());
        await sql.PostAsync(RemoveStems, language, id);
        if (words is not null) await sql.PostAsync(AddStems, language, id, string.Join(' ', words.All));
    }

    private static List<(string Language, string Id)> Changes(
        Dictionary<(string Language, string Id), ArticleWords> wanted, List<(string Language, string Id, string Words)> kept)
    {
        var known = kept.ToDictionary(article => (article.Language, article.Id), article => article.Words);
        return
        [
            .. known.Keys.Union(wanted.Keys).Where(key => known.GetValueOrDefault(key) != wanted.GetValueOrDefault(key)?.ToString())
                .OrderBy(key => key.Language, StringComparer.Ordinal).ThenBy(key => key.Id, StringComparer.Ordinal),
        ];
    }

    private static ValueTask<List<(string Language, string Id, string Words)>> KeptAsync(Sql sql) =>
        sql.ListAsync("SELECT language, id, words FROM articles", row => (row.GetString(0), row.GetString(1), row.GetString(2)));

    // Both engines read this; what stands in quotes is only letters and digits.
    private static string AnyOf(IEnumerable<string> stems) => string.Join(" OR ", stems.Select(stem => $"\"{stem}\""));

    internal static string Named(Language language) => language.ToString();
}
