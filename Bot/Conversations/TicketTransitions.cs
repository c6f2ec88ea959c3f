namespace SupportBot.Conversations;

/// <summary>Every transition a ticket allows.</summary>
internal sealed partial record Ticket
{
    /// <summary>The one transition function.</summary>
    public TicketChange Apply(TicketEvent happened, DateTimeOffset now) => (happened, State) switch
    {
        (TicketEvent.HandedOff handoff, TicketState.Triage) => Changed(this with
        {
            State = TicketState.Waiting, Reason = handoff.Reason, Tier = handoff.Tier, Queue = handoff.Queue,
            WaitingSince = now, PromisedBy = handoff.PromisedBy, Agent = null, HandoffRule = handoff.Rule, HandoffHeld = handoff.Held, Skills = handoff.Skills,
        }),
        (TicketEvent.Claimed claim, TicketState.Waiting or TicketState.Triage) => Changed(Owned(claim.By) with { NextStep = claim.Next, RoutedBecause = claim.Because }),
        (TicketEvent.Claimed claim, TicketState.Claimed) when Agent == claim.By => Changed(this with { Assignment = null, NextStep = Assignment is null ? NextStep : claim.Next }),
        (TicketEvent.Claimed, TicketState.Claimed) => new TicketChange.Refused(Refusal.AlreadyTaken),
        (TicketEvent.Assigned assigned, TicketState.Waiting) => Changed(Owned(assigned.To) with
        {
            Assignment = new Assignment(now, WaitingSince ?? now), RoutedBecause = assigned.Because,
        }),
        (TicketEvent.CameBack back, TicketState.Claimed) when Assignment is { } unanswered => Changed(Queued(unanswered.WaitingSince) with { RoutedBecause = back.Because }),
        (TicketEvent.Released release, TicketState.Claimed) when Agent == release.By => Changed(Freed() with
        {
            State = TicketState.Triage, Tier = Tier.L1, Reason = null, HandoffRule = null, HandoffHeld = null, Skills = null, WaitingSince = null, PromisedBy = null, NextStep = null,
            Due = SlaDue.None, OverdueSince = null, HoldingNotes = 0,
        }),
        (TicketEvent.Transferred transfer, TicketState.Claimed) when Agent == transfer.By || transfer.IsFromAnother => Changed(transfer.To is { } to
            ? Freed() with { Agent = to, Assignment = to == transfer.By ? null : new Assignment(now, Assignment?.WaitingSince ?? now), RoutedBecause = transfer.Because }
            : Queued(now) with { RoutedBecause = null, Queue = transfer.Queue ?? Queue, Tier = transfer.Tier ?? Tier }),
        (TicketEvent.Replied reply, TicketState.Claimed) when Agent == reply.By => Changed(this with
        {
            PromisedBy = reply.PromisedBy, NextStep = reply.Next, Assignment = null, SnoozedUntil = null, Due = Due with { FirstResponse = null, NextResponse = null },
            OverdueSince = null, HoldingNotes = 0, LastSend = reply.SendId,
        }),
        (TicketEvent.Planned planned, TicketState.Claimed) when Agent == planned.By => Changed(this with { NextStep = planned.Next, Assignment = null }),
        (TicketEvent.Snoozed snoozed, TicketState.Claimed) when Agent == snoozed.By => Changed(this with { SnoozedUntil = snoozed.Until, Assignment = null }),
        (TicketEvent.Woken, TicketState.Claimed) when SnoozedUntil is not null => Changed(this with { SnoozedUntil = null }),
        (TicketEvent.Resolved resolve, TicketState.Claimed) when Agent == resolve.By => Changed(Settled(now) with
        {
            Outcome = resolve.Outcome, Cause = resolve.Cause ?? Cause, Symptom = resolve.Symptom ?? Symptom,
        }),
        (TicketEvent.MergedInto merge, TicketState.Claimed) when Agent == merge.By && merge.Into != Number => Changed(Merged(merge.Into, now)),
        (TicketEvent.MergedInto merge, TicketState.Waiting or TicketState.Triage) when merge.Into != Number => Changed(Merged(merge.Into, now)),
        (TicketEvent.Released or TicketEvent.Transferred or TicketEvent.Replied or TicketEvent.Resolved or TicketEvent.Planned or TicketEvent.Snoozed or TicketEvent.MergedInto,
            TicketState.Claimed) => new TicketChange.Refused(Refusal.OwnedByAnother),
        (TicketEvent.Prioritised priority, TicketState.Triage or TicketState.Waiting or TicketState.Claimed) => Changed(this with { Urgency = priority.Urgency }),
        (TicketEvent.Described described, _) => Changed(this with { Symptom = described.Symptom, Cause = described.Cause, Tags = described.Tags }),
        (TicketEvent.TranslationAsked asked, TicketState.Triage or TicketState.Waiting or TicketState.Claimed) => Changed(this with { TranslateInto = asked.Into }),
        (TicketEvent.TriageResolved or TicketEvent.TriageReferred, TicketState.Triage) => Changed(Settled(now)),
        (TicketEvent.CustomerEnded, TicketState.Triage or TicketState.Waiting or TicketState.Claimed) => Changed(Settled(now)),
        (TicketEvent.PromisePassed passed, TicketState.Waiting or TicketState.Claimed) => Changed(this with
        {
            BrokenPromises = BrokenPromises + 1, Urgency = Raised(Urgency), PromisedBy = passed.NextBy, OverdueSince = OverdueSince ?? PromisedBy, HoldingNotes = HoldingNotes + 1,
        }),
        (TicketEvent.DueSet set, TicketState.Waiting or TicketState.Claimed) => Changed(this with { Due = set.Due }),
        (TicketEvent.DuePassed passed, TicketState.Waiting or TicketState.Claimed) => Changed(this with
        {
            Due = passed.Left, SlaMissed = SlaMissed + 1, OverdueSince = OverdueSince ?? Unanswered(passed.Left),
        }),
        (TicketEvent.Reopened reopened, TicketState.Resolved) => Changed(Owned(reopened.By) with { NextStep = reopened.Next, ResolvedAt = null, Outcome = null, MergedInto = null }),
        (TicketEvent.StartedAnew, TicketState.Resolved) => Changed(Anew()),
        (TicketEvent.CustomerReturned returned, TicketState.Resolved) => Changed(Reopened(now, returned.PromisedBy)),
        _ => new TicketChange.Refused(Refusal.NotInThisState),
    };

    private Ticket Owned(AgentId by) => this with
    {
        State = TicketState.Claimed, Agent = by, Tier = Tier is Tier.L1 ? Tier.L2 : Tier, WaitingSince = null, Assignment = null,
    };

    // Nobody's any more: what only its owner had goes with them.
    private Ticket Freed() => this with { Agent = null, Assignment = null, SnoozedUntil = null };

    private Ticket Queued(DateTimeOffset since) => Freed() with { State = TicketState.Waiting, WaitingSince = since };

    private Ticket Settled(DateTimeOffset now) => this with
    {
        State = TicketState.Resolved, ResolvedAt = now, WaitingSince = null, PromisedBy = null, NextStep = null, SnoozedUntil = null, Assignment = null, Due = SlaDue.None, TranslateInto = null,
        OverdueSince = null, HoldingNotes = 0,
    };

    private Ticket Merged(TicketNumber into, DateTimeOffset now) => Settled(now) with { Outcome = TicketOutcome.Duplicate, MergedInto = into };

    // A matter a person answered goes back to people; one the bot settled, back to the bot.
    private Ticket Reopened(DateTimeOffset now, DateTimeOffset promisedBy) => Agent is null
        ? Anew()
        : Queued(now) with { ResolvedAt = null, PromisedBy = promisedBy, Outcome = null, MergedInto = null };

    private Ticket Anew() => this with
    {
        State = TicketState.Triage, ResolvedAt = null, Tier = Tier.L1, Topic = Topic.Other, Urgency = Urgency.Low, Symptom = null, Cause = null, Outcome = null, Tags = null,
        Agent = null, Reason = null, HandoffRule = null, HandoffHeld = null, Skills = null, MergedInto = null, RoutedBecause = null,
    };

    // An end that comes too late is no answer that is owed.
    private DateTimeOffset? Unanswered(SlaDue left) => Due.FirstResponse != left.FirstResponse ? Due.FirstResponse : Due.NextResponse != left.NextResponse ? Due.NextResponse : null;

    /// <summary>One more urgent, as far as there is.</summary>
    public static Urgency Raised(Urgency urgency) => urgency is Urgency.Critical ? Urgency.Critical : urgency + 1;

    private static TicketChange.Made Changed(Ticket ticket) => new(ticket);
}
