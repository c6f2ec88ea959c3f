using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage.Knowledge;

/// <summary>The articles of the knowledge folder: the same ones in every language.</summary>
internal sealed class Articles
{
    private readonly FrozenDictionary<(string Id, Language Language), Article> _all;

    public Articles(IEnumerable<Article> all)
    {
        All = [.. all.OrderBy(article => article.Id, StringComparer.Ordinal).ThenBy(article => article.Language)];
        _all = All.ToFrozenDictionary(article => (article.Id, article.Language));
    }

    public static Articles None { get; } = new([]);

    public ImmutableArray<Article> All { get; }

    public IEnumerable<Article> In(Language language) => All.Where(article => article.Language == language);

    /// <summary>Null when there is none of this id in this language.</summary>
    public Article? Find(string id, Language language) => _all.GetValueOrDefault((id, language));
}
