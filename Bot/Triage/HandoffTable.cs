using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage.Expressions;

namespace SupportBot.Triage;

/// <summary>When people take over without being asked, as <c>handoff.yaml</c> says it (C09).</summary>
/// <param name="Rules">In their order: the first that holds decides.</param>
/// <param name="Floors">The urgency that people get matters with at least; the highest that holds counts.</param>
internal sealed record HandoffTable(ImmutableArray<HandoffRule> Rules, ImmutableArray<UrgencyFloor> Floors)
{
    public HandoffRule? Find(string? id) => Rules.FirstOrDefault(rule => rule.Id == id);
}

/// <summary>A rule by which a conversation goes to people.</summary>
/// <param name="Says">Why, for agents.</param>
internal sealed record HandoffRule(string Id, Expression If, HandoffReason Reason, string Says);

/// <summary>However calmly it is told, a matter for which this holds is at least so urgent (C12).</summary>
internal sealed record UrgencyFloor(Expression If, Urgency Urgency);
