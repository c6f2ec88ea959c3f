using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Handoff;

/// <summary>Why a conversation goes to people without having asked for them.</summary>
/// <param name="Rule">The rule of the table that held.</param>
/// <param name="Held">What it asked about, as it was then.</param>
internal sealed record Escalation(HandoffReason Reason, string Rule, string Held);

/// <summary>When the bot gives a conversation to a person without being asked: by the playbook's table, with a reason and not by reflex (C09).</summary>
internal static class EscalationPolicy
{
    /// <summary>The first rule that holds; null while the bot goes on.</summary>
    public static Escalation? Decide(HandoffTable table, Situation situation)
    {
        foreach (var rule in table.Rules)
            if (rule.If.Holds(situation)) return new Escalation(rule.Reason, rule.Id, rule.If.Told(situation));
        return null;
    }

    /// <summary>The urgency people get a matter with at least, however calmly it is told (C12).</summary>
    public static Urgency AtLeast(HandoffTable table, Situation situation)
    {
        var least = Urgency.Low;
        foreach (var floor in table.Floors)
            if (floor.Urgency > least && floor.If.Holds(situation)) least = floor.Urgency;
        return least;
    }
}
