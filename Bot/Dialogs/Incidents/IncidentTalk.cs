using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Dialogs.Incidents;

/// <summary>What customers of an incident are told, instead of each being triaged alone (C12). Nobody is told the same update twice.</summary>
internal static class IncidentTalk
{
    // Whoever gets this angry has the choice that angry customers have.
    private const int AngryTurns = 2;

    /// <summary>First thing for a newcomer; for who was told, that what they add is noted. Null when the matter has nothing to do with an open incident.</summary>
    public static Draft? Answer(Heard heard)
    {
        var (draft, notice) = (heard.Draft, heard.Draft.Input.Circumstances.Incident);
        if (notice is null || !notice.Concerns(draft.Conversation)) return null;
        if (draft.Conversation.Incident is not { } told || told.Id != notice.Incident) return Tell(draft, notice);
        if (heard.Choice is Buttons.OtherMatter) return FirstLine.AskWhat(Aside(draft, told, Topic.Other));
        if (told.Told < notice.Number) return Tell(draft, notice);
        var isSaidElse = heard.Choice is not null || draft.Conversation.Tone.AngryTurns >= AngryTurns || Listening.IsThanks(heard.Assessment, heard.Text);
        return isSaidElse ? null : draft.Say(new Reply(draft.Words(Phrase.IncidentNoted), Choices(draft)));
    }

    /// <summary>The matter is another one when the words say so: it is triaged as if there were no incident.</summary>
    public static Heard Sorted(Heard heard)
    {
        var (draft, read) = (heard.Draft, heard.Assessment.Topic);
        var isOther = draft.Conversation.Incident is { IsAside: false } && draft.Input.Circumstances.Incident is { } notice
            && heard.Choice is null && read is { IsSure: true, Value: not (Topic.Other or Topic.Feedback) } && !notice.Topics.Contains(read.Value);
        return isOther ? heard with { Draft = Aside(draft, draft.Conversation.Incident!, read.Value) } : heard;
    }

    /// <summary>Tells a customer who has not written just now; null when there is nothing to tell.</summary>
    public static TurnResult? Tell(TurnInput input, IncidentNotice notice)
    {
        var draft = new Draft(input, input.Conversation);
        var isOurs = draft.Ticket.State is TicketState.Triage or TicketState.Waiting;
        return isOurs && notice.Concerns(draft.Conversation) && !IsTold(notice, draft.Conversation) ? Tell(draft, notice).Done() : null;
    }

    private static bool IsTold(IncidentNotice notice, Conversation conversation) =>
        conversation.Incident is { } told && told.Id == notice.Incident && told.Told >= notice.Number;

    private static Draft Tell(Draft draft, IncidentNotice notice)
    {
        var isNew = draft.Conversation.Incident?.Id != notice.Incident;
        var told = draft.With(draft.Conversation with
        {
            Incident = new AttachedIncident(notice.Incident, notice.Number), Triage = null, Misses = 0, Greeted = true,
        });
        if (isNew) told = told.Record("incident_told");
        var words = told.Words(PhraseFor(told.Ticket, notice, isNew), ("text", notice.Texts.In(told.Language)));
        return told.Say(new Reply(words, told.Ticket.BotOwns && !notice.IsOver ? Choices(told) : [])) with { Noticed = (notice.Incident, notice.Number) };
    }

    private static Phrase PhraseFor(Ticket ticket, IncidentNotice notice, bool isNew) => (notice.IsOver, isNew) switch
    {
        (true, _) => Phrase.IncidentOver,
        (_, false) => Phrase.IncidentNews,
        _ => ticket.BotOwns ? Phrase.IncidentTold : Phrase.IncidentToldWaiting,
    };

    private static Draft Aside(Draft draft, AttachedIncident told, Topic topic) => draft.With(draft.Conversation with
    {
        Incident = told with { IsAside = true }, Ticket = draft.Ticket with { Topic = topic, Symptom = null },
    });

    private static IReadOnlyList<Channels.Choice> Choices(Draft draft) => [draft.Phrases.Person(draft.Language), draft.Phrases.OtherMatter(draft.Language)];
}
