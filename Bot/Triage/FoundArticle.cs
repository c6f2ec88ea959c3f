using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>An article of the knowledge folder that fits the customer's words.</summary>
/// <param name="Short">The short answer.</param>
/// <param name="Link">Where the whole article stands; null when it stands nowhere.</param>
internal sealed record FoundArticle(string Id, Language Language, string Title, string Short, string? Link);
