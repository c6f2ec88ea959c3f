using SupportBot.Conversations;
using SupportBot.Storage.Articles;
using SupportBot.Storage.Scripts;
using SupportBot.Triage.Knowledge;

namespace SupportBot.Admin.Knowledge;

/// <summary>Which articles an admin looks at.</summary>
/// <param name="Sought">A customer's words to find some by; empty for none.</param>
internal sealed record KnowledgeView(Language Language, string Sought)
{
    public const int LongestSought = 500;

    public string Link => $"/admin/knowledge?language={TextLanguage.Named(Language)}{(Sought.Length == 0 ? "" : $"&words={Uri.EscapeDataString(Sought)}")}";

    public static KnowledgeView Of(IQueryCollection query)
    {
        var sought = query["words"].ToString().Trim();
        return new(TextLanguage.Of(query), sought.Length <= LongestSought ? sought : sought[..LongestSought]);
    }

    public static string LinkTo(string article, Language language) => $"/admin/knowledge/{article}?language={TextLanguage.Named(language)}";
}

/// <summary>An article and how it served customers.</summary>
internal sealed record ArticleRow(Article Article, ArticleFigures Figures)
{
    public string Link => KnowledgeView.LinkTo(Article.Id, Article.Language);

    /// <summary>Of those who said, how many it helped.</summary>
    public Share Helped => new(Figures.Helped, Figures.Helped + Figures.DidNotHelp);
}

/// <summary>The articles of a language, what would be found for some words, and what customers asked in vain.</summary>
/// <param name="Found">The best first.</param>
/// <param name="Questions">The newest first.</param>
/// <param name="Older">How many more are kept.</param>
internal sealed record KnowledgeModel(
    KnowledgeView View, IReadOnlyList<ArticleRow> Rows, IReadOnlyList<ArticleRow> Found, IReadOnlyList<OpenQuestion> Questions, int Older);
