using SupportBot.Conversations;
using SupportBot.Handoff.Incidents;
using SupportBot.Triage;

namespace SupportBot.Dialogs.Incidents;

/// <summary>What of a turn may be part of an outage.</summary>
internal static class Reported
{
    /// <summary>Null for what can wait, unless the customer says that nothing works.</summary>
    /// <param name="words">Of the turn.</param>
    /// <param name="position">Of its last message.</param>
    public static Storage.Incidents.UrgentReport? In(Conversation after, Assessment read, string words, long position)
    {
        var topic = after.Ticket.Topic is Topic.Other ? read.Topic.Or(Topic.Other) : after.Ticket.Topic;
        var urgency = read.Urgency.Or(Urgency.Low);
        return words.Length > 0 && (urgency >= Urgency.High || read.Topic.Is(Topic.Outage))
            ? new(position, topic, urgency, string.Join(' ', SharedMarks.Of(words, after.Facts[FactNames.ErrorCode])))
            : null;
    }
}
