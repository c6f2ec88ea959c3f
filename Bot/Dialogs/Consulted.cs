using SupportBot.Classification.WordForms;
using SupportBot.Conversations;
using SupportBot.Storage.Articles;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Dialogs;

/// <summary>Looks articles up for a turn that may need one. It costs a query, so commands, buttons, and what no article could answer are not looked up.</summary>
internal sealed class Consulted(ArticleStore store)
{
    private const int Most = 3;
    private const int LeastWords = 3;
    private const int LeastStems = 2;

    /// <summary>The same input with the articles that fit, when any could be needed.</summary>
    public async ValueTask<TurnInput> WithArticlesAsync(TurnInput input)
    {
        if (Question(input) is not { } words) return input;
        var language = Listening.LanguageOf(input);
        var found = await store.FindAsync(language, words, Most);
        return input with
        {
            Articles = [.. found.Select(id => input.Playbook.Articles.Find(id, language)?.Answer).OfType<FoundArticle>()], IsLookedUp = true,
        };
    }

    /// <summary>A question outside scripts that was looked up and for which there is no article; null for none.</summary>
    public static (Language Language, string Text)? Open(TurnInput input)
    {
        if (!input.IsLookedUp || input.Articles.Count > 0 || input.Conversation.Triage is not null) return null;
        var (language, words) = (Listening.LanguageOf(input), Listening.TextOf(input.Messages));
        return WordStems.Of(words, language).Count >= LeastStems ? (language, words) : null;
    }

    // Within a script that may come to an article, the words of the matter count too: what is answered now may be a button or a number.
    internal static string? Question(TurnInput input)
    {
        if (input.Playbook.Articles.All.IsEmpty || input.Conversation.Ticket.State is not (TicketState.Triage or TicketState.Resolved)) return null;
        if (Commanded.In(input.Messages) is not null) return null;
        var words = Listening.TextOf(input.Messages);
        if (input.Conversation.Triage is { } at) return InScript(input, at, words);
        if (words.Length == 0 || PlainThanks.IsAll(words)) return null;
        // A settled matter says nothing of the next.
        var matter = input.Conversation.Ticket is { State: not TicketState.Resolved, Topic: var known } ? known : Topic.Other;
        var topic = matter is Topic.Other ? input.Assessment.Topic.Or(Topic.Other) : matter;
        return topic is Topic.Other or Topic.HowTo || input.Playbook.Searches(topic) ? words : null;
    }

    private static string? InScript(TurnInput input, TriagePosition at, string words)
    {
        if (at.Scripts.Any(script => input.Playbook.Find(script) is { } known && input.Playbook.Searches(known)))
            return $"{input.Conversation.Ticket.Symptom}\n{words}";
        return words.Split((char[]?)null, LeastWords + 1, StringSplitOptions.RemoveEmptyEntries).Length >= LeastWords ? words : null;
    }
}
