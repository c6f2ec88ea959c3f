using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>Gives a conversation to people: with a reason, a queue, a ticket number and the time of the next update (C09, C17, C19).</summary>
internal static class Handover
{
    public static Draft To(Draft draft, HandoffReason reason) =>
        To(draft, reason, draft.Input.Playbook.QueueFor(draft.Ticket.Topic), Tier.L2);

    public static Draft To(Draft draft, HandoffReason reason, string queue, Tier tier, string? skills = null)
    {
        draft = Raised(draft);
        var promisedBy = draft.NextUpdate(queue);
        var handedOff = draft.With(draft.Conversation with { Triage = null, Greeted = true })
            .Apply(new TicketEvent.HandedOff(reason, queue, tier, promisedBy) { Rule = draft.Escalation?.Rule, Held = draft.Escalation?.Held ?? Script(draft, reason), Skills = skills })
            .Record(Buttons.Named(reason));
        return handedOff.Say(
            draft.Ticket.Urgency is Urgency.Critical ? Phrase.HandoffUrgent : Phrase.HandoffTold,
            ("reason", draft.Phrases.Reason(reason, draft.Language, draft.Form)), ("time", draft.Time(promisedBy)));
    }

    private static string? Script(Draft draft, HandoffReason reason) =>
        reason is HandoffReason.ScriptEnded or HandoffReason.BeyondFirstLine && draft.Passed is [.., var last] ? $"script {last.Script}, step {last.Step}" : null;

    private static Draft Raised(Draft draft)
    {
        var matter = InContext.Recalled(draft.Ticket, Assessment.Unsure);
        var floor = EscalationPolicy.AtLeast(draft.Input.Playbook.Handoff, Situation.Of(draft.Conversation, matter, draft.Input.Circumstances));
        return draft.Ticket.Urgency >= floor ? draft : draft.With(draft.Conversation with { Ticket = draft.Ticket with { Urgency = floor } });
    }
}
