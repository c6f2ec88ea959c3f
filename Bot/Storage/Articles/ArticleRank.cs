namespace SupportBot.Storage.Articles;

/// <summary>
/// How well articles fit a question, the same on every engine. A stem counts the more, the fewer articles have it; in the answer's text it counts a
/// quarter of what it counts among the words people use, and a phrase of theirs that was said in full counts once more. docs/knowledge.md has the figures.
/// </summary>
internal static class ArticleRank
{
    // What is found has to rank this high and to cover this share of what the question says; or less of it, and nearly everything.
    private const double Enough = 2;
    private const double Share = 0.3;
    private const double LeastEnough = 1.5;
    private const double LargeShare = 0.7;
    private const double InText = 0.25;

    /// <summary>The ids of those that fit, the best first.</summary>
    /// <param name="question">The stems of the question.</param>
    /// <param name="articles">All that have any of them.</param>
    /// <param name="count">How many articles there are.</param>
    public static IReadOnlyList<string> Fitting(IReadOnlyList<string> question, IReadOnlyList<(string Id, ArticleWords Words)> articles, long count)
    {
        var phrased = articles.Select(article => (article.Id, article.Words, Stems: article.Words.Phrases.SelectMany(phrase => phrase).ToHashSet())).ToList();
        var weights = question.ToDictionary(stem => stem, stem => Weight(phrased.Count(article => article.Stems.Contains(stem)), count));
        var all = weights.Values.Sum();
        return
        [
            .. from article in phrased
               let covered = question.Sum(stem => weights[stem] * Part(stem, article.Stems, article.Words.Text))
               let score = covered + Said(article.Words.Phrases, weights)
               where (score >= Enough && covered >= Share * all) || (score >= LeastEnough && covered >= LargeShare * all)
               orderby score descending, article.Id
               select article.Id,
        ];
    }

    private static double Weight(int articles, long count) => Math.Log(1 + ((double)count / Math.Max(1, articles))) / Math.Log(1 + count);

    private static double Part(string stem, HashSet<string> phrased, IReadOnlyList<string> text) =>
        phrased.Contains(stem) ? 1 : text.Contains(stem) ? InText : 0;

    private static double Said(IReadOnlyList<IReadOnlyList<string>> phrases, Dictionary<string, double> weights) =>
        phrases.Where(phrase => phrase.All(weights.ContainsKey)).Select(phrase => phrase.Sum(stem => weights[stem])).DefaultIfEmpty().Max();
}
