using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Dialogs.Acts;

/// <summary>What a customer hears of who has their ticket (C19).</summary>
internal sealed class Introductions(Playbook playbook)
{
    /// <summary>Somebody has it now: nobody has to ask who answers next, or to tell it all again.</summary>
    public Line[] Taken(Conversation before, Conversation after, Agent by) =>
        [ActWriter.Event(by, EventText.Claimed), Say(after, before.Ticket.IsGivenByHand ? Phrase.AgentChanged : Phrase.AgentJoined, by)];

    /// <summary>What was given to somebody is taken with their first answer, and with whatever else makes it theirs: putting it aside, saying what comes next.</summary>
    /// <returns>Nothing when it was theirs already, or is not now.</returns>
    public Line[] Of(Conversation before, Conversation after, Agent by) =>
        before.Ticket.Assignment is not null && after.Ticket is { State: TicketState.Claimed, Assignment: null } ? Taken(before, after, by) : [];

    public Line Say(Conversation to, Phrase phrase, Agent by) => new(
        LineKind.Bot,
        playbook.Phrases.Say(phrase, to.Language, Moods.Of(to.Tone), FormsOfAddress.Of(to.Facts), to.Version, ("ticket", to.Ticket.Number.ToString()), ("agent", by.Name)));
}
