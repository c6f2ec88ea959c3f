using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Dialogs;

/// <summary>
/// Something else is asked in the middle of a script: it is answered by an article, or by what another script says first, and the open question
/// comes again. The other matter becomes the new one when the customer says so.
/// </summary>
internal static class Digressions
{
    private const int FewestWords = 3;

    /// <summary>What is said in between; null when the words answer the open question, or ask nothing that can be answered.</summary>
    public static Progress? In(Heard heard, Script script, TriagePosition at, TriageContext context)
    {
        if (heard.Choice is not null || ScriptRunner.IsAnswer(script, at, context) || Plain.Words(heard.Text).Count < FewestWords) return null;
        if (heard.Draft.Input.Playbook.Runner.TakesBack(script, at, context)) return null;
        if (Other(heard, at) is { } other) return OtherMatter(heard, script, at, context, other);
        return context.Articles is [var article, ..] ? Article(heard, script, at, context, article) : null;
    }

    /// <summary>The script whose button was pressed to take up another matter; null when it was another button.</summary>
    public static Script? Chosen(Heard heard) => heard.Draft.Input.Playbook.Named(Buttons.ReadScript(heard.Choice));

    private static Progress Article(Heard heard, Script script, TriagePosition at, TriageContext context, FoundArticle article) =>
        heard.Draft.Input.Playbook.Runner.Aside(script, at, context, $"{Questions.Shown(article)}\n\n{heard.Draft.Words(Phrase.BackToQuestion)}")
            with { Articles = [new ArticleNews(article.Id, null)] };

    private static Progress OtherMatter(Heard heard, Script script, TriagePosition at, TriageContext context, Script other)
    {
        var (draft, playbook) = (heard.Draft, heard.Draft.Input.Playbook);
        var name = (other.Trigger.Called ?? other.Trigger.Button)?.In(draft.Language) ?? draft.Phrases.TopicName(other.Topics.IsEmpty ? Topic.Other : other.Topics[0], draft.Language);
        var said = playbook.Runner.Begin(other, context).Said is { Length: > 0 } first ? $"{first}\n\n" : "";
        return playbook.Runner.Aside(
            script, at, context, $"{said}{draft.Words(Phrase.AnotherMatter, ("what", name))}", new Choice(Buttons.Beginning(other.Id), name));
    }

    // Words of another script, or another topic that is read for certain.
    private static Script? Other(Heard heard, TriagePosition at)
    {
        var (draft, playbook) = (heard.Draft, heard.Draft.Input.Playbook);
        var situation = Situation.Of(draft.Conversation, heard.Assessment, draft.Input.Circumstances);
        var topic = heard.Assessment.Topic.Or(Topic.Other);
        var said = playbook.ScriptFor(topic, heard.Text, situation);
        var isOther = said is not null && at.Scripts.All(mine => mine.Name != said.Id.Name) && (said.Trigger.IsSpecial || topic != draft.Ticket.Topic);
        return isOther && !said!.Topics.Contains(Topic.Feedback) ? said : null;
    }
}
