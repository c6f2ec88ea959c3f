using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Dialogs.Acts;

/// <summary>What a customer hears of who has their ticket (C19).</summary>
internal sealed class Introductions(Playbook playbook)
{
    /// <summary>Somebody has it now.</summary>
    public Line[] Taken(Conversation after, Agent by) => [ActWriter.Event(by, EventText.Claimed), Say(after, Phrase.AgentJoined, by)];

    /// <summary>What routing gave to somebody is taken with their first answer, and with whatever else makes it theirs: putting it aside, saying what comes next.</summary>
    /// <returns>Nothing when it was theirs already, or is not now.</returns>
    public Line[] Of(Conversation before, Conversation after, Agent by) =>
        before.Ticket.Assignment is not null && after.Ticket is { State: TicketState.Claimed, Assignment: null } ? Taken(after, by) : [];

    /// <summary>Nobody has to ask who answers next, or to tell it all again.</summary>
    public Line[] PassedOn(Conversation after, TransferTo to) => to is TransferTo.Colleague colleague ? [Say(after, Phrase.AgentChanged, colleague.Name)] : [];

    public Line Say(Conversation to, Phrase phrase, Agent by) => Say(to, phrase, by.Name);

    private Line Say(Conversation to, Phrase phrase, string agent) => new(
        LineKind.Bot,
        playbook.Phrases.Say(phrase, to.Language, Moods.Of(to.Tone), FormsOfAddress.Of(to.Facts), to.Version, ("ticket", to.Ticket.Number.ToString()), ("agent", agent)));
}
