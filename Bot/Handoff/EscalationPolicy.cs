using SupportBot.Conversations;

namespace SupportBot.Handoff;

/// <summary>When the bot gives a conversation to a person without being asked (C09, C21). A reason, not a reflex.</summary>
internal static class EscalationPolicy
{
    /// <summary>Angry turns in a row after which first line makes it worse, unless the anger is falling (C04).</summary>
    public const int AngryTurns = 3;

    /// <summary>Abusive turns after which neither the calm warning nor the pause has helped (C21).</summary>
    public const int AbusiveTurns = 5;

    /// <summary>Turns in a row that were not understood.</summary>
    public const int Misses = 3;

    public static HandoffReason? Decide(Conversation conversation, Assessment assessment) => conversation switch
    {
        _ when assessment.Urgency.Is(Urgency.Critical) => HandoffReason.Urgent,
        { Tone: { AngryTurns: >= AngryTurns, IsCalmer: false } } => HandoffReason.Anger,
        { Tone.AbusiveTurns: >= AbusiveTurns } when assessment.Abuse.Or(Abuse.None) is not Abuse.None => HandoffReason.Abuse,
        { Misses: >= Misses } => HandoffReason.NotUnderstood,
        _ => null,
    };

    /// <summary>
    /// The urgency people get a matter with at least: a break-in grows while nobody looks, and what everyone is affected by is no
    /// single customer's trouble, however calmly it is told (C12).
    /// </summary>
    public static Urgency AtLeast(Topic topic, bool everyone) => topic switch
    {
        Topic.Outage when everyone => Urgency.Critical,
        Topic.Security => Urgency.High,
        Topic.Other or Topic.Payment or Topic.Outage or Topic.Access or Topic.Fault or Topic.HowTo or Topic.Delivery or Topic.Account
            or Topic.Feedback => Urgency.Low,
    };
}
