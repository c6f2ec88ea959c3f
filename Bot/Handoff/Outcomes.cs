using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Handoff;

/// <summary>What a turn says about what first line can do.</summary>
internal static class Outcomes
{
    /// <summary>
    /// Null when the turn ended nothing that first line had tried: what went to people for its urgency, for abuse, by a rule, or because a person was asked
    /// for before anything was tried, proves nothing.
    /// </summary>
    /// <param name="isSolved">The turn settled it by a script.</param>
    public static FirstLineOutcome? Of(Conversation before, Conversation after, bool isSolved)
    {
        if (!before.Ticket.BotOwns || after.Ticket.BotOwns || after.Ticket.Topic is Topic.Other) return null;
        return isSolved || WasTried(before, after.Ticket) ? new FirstLineOutcome(after.Ticket.Topic, Known(after.Facts), isSolved) : null;
    }

    public static KnownAtOnce Known(Facts facts) =>
        (facts.Knows(FactNames.ErrorCode) ? KnownAtOnce.ErrorCode : 0) | (facts[FactNames.Affected] is { Length: > 0 } affected && affected != "1" ? KnownAtOnce.Others : 0);

    private static bool WasTried(Conversation before, Ticket ticket) => ticket is { State: TicketState.Waiting, HandoffRule: null } && ticket.Reason switch
    {
        HandoffReason.ScriptEnded or HandoffReason.BeyondFirstLine or HandoffReason.NotUnderstood => true,
        HandoffReason.AskedForPerson or HandoffReason.Anger => before.Triage is not null,
        HandoffReason.Urgent or HandoffReason.Abuse or null => false,
    };
}
