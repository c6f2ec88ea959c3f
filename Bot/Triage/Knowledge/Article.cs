using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage.Knowledge;

/// <summary>An article of the knowledge folder in one language.</summary>
/// <param name="Answer">What customers get in the conversation.</param>
/// <param name="Topics">What it is about.</param>
/// <param name="AlsoSaid">Other words people use for it.</param>
/// <param name="Body">The whole of it, with simple formatting.</param>
internal sealed record Article(FoundArticle Answer, ImmutableArray<Topic> Topics, ImmutableArray<string> AlsoSaid, string Body)
{
    public string Id => Answer.Id;

    public Language Language => Answer.Language;

    /// <summary>The words it is best found by.</summary>
    public IEnumerable<string> Phrases => AlsoSaid.Prepend(Answer.Title);

    /// <summary>All it says.</summary>
    public string Text => $"{Answer.Short}\n{Body}";
}
