namespace SupportBot.Conversations;

/// <summary>Who answers: L1 is the bot, L2 support, L3 specialists.</summary>
internal enum Tier
{
    L1 = 1,
    L2,
    L3,
}

/// <summary>Who owns the conversation. The closed set; <see cref="Ticket.Apply"/> is the only way from one to another.</summary>
internal enum TicketState
{
    /// <summary>The bot owns it.</summary>
    Triage,

    /// <summary>It waits in a queue for an agent; the bot is silent.</summary>
    Waiting,

    /// <summary>One agent owns it; the bot is silent.</summary>
    Claimed,

    /// <summary>The matter is settled. A new message opens it again.</summary>
    Resolved,
}

/// <summary>The matter of one conversation, from its first message until it is resolved.</summary>
internal sealed record Ticket
{
    public required TicketNumber Number { get; init; }
    public required TicketState State { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public Tier Tier { get; init; } = Tier.L1;
    public string Queue { get; init; } = Queues.Support;
    public Urgency Urgency { get; init; }
    public Topic Topic { get; init; }
    public HandoffReason? Reason { get; init; }

    /// <summary>The rule of the playbook that gave it to people (C09); null when it was asked for, or a script ended with it.</summary>
    public string? HandoffRule { get; init; }

    /// <summary>What that rule asked about, as it was then, or the script that ended; null for nothing.</summary>
    public string? HandoffHeld { get; init; }

    /// <summary>What whoever takes it should know, joined by commas; null for nothing special.</summary>
    public string? Skills { get; init; }
    public AgentId? Agent { get; init; }

    /// <summary>Since when the customer waits for a person; set while <see cref="TicketState.Waiting"/>.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>By when the customer was promised to hear from us (C17).</summary>
    public DateTimeOffset? PromisedBy { get; init; }

    /// <summary>Promises that passed unkept.</summary>
    public int BrokenPromises { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>What the customer reports (C08). Causes are diagnosed later, never guessed.</summary>
    public string? Symptom { get; init; }

    public static Ticket Open(TicketNumber number, DateTimeOffset now) => new() { Number = number, State = TicketState.Triage, OpenedAt = now };

    /// <summary>Whether the bot may speak.</summary>
    public bool BotOwns => State is TicketState.Triage;

    /// <summary>The one transition function.</summary>
    public TicketChange Apply(TicketEvent happened, DateTimeOffset now) => (happened, State) switch
    {
        (TicketEvent.HandedOff handoff, TicketState.Triage) => Changed(this with
        {
            State = TicketState.Waiting, Reason = handoff.Reason, Tier = handoff.Tier, Queue = handoff.Queue,
            WaitingSince = now, PromisedBy = handoff.PromisedBy, Agent = null, HandoffRule = handoff.Rule, HandoffHeld = handoff.Held, Skills = handoff.Skills,
        }),
        (TicketEvent.Claimed claim, TicketState.Waiting or TicketState.Triage) => Changed(this with
        {
            State = TicketState.Claimed, Agent = claim.By, Tier = Tier is Tier.L1 ? Tier.L2 : Tier, WaitingSince = null,
        }),
        (TicketEvent.Claimed claim, TicketState.Claimed) when Agent == claim.By => Changed(this),
        (TicketEvent.Claimed, TicketState.Claimed) => new TicketChange.Refused(Refusal.AlreadyTaken),
        (TicketEvent.Released release, TicketState.Claimed) when Agent == release.By => Changed(this with
        {
            State = TicketState.Triage, Agent = null, Tier = Tier.L1, Reason = null, HandoffRule = null, HandoffHeld = null, Skills = null, WaitingSince = null, PromisedBy = null,
        }),
        (TicketEvent.Transferred transfer, TicketState.Claimed) when Agent == transfer.By => Changed(transfer.To is { } to
            ? this with { Agent = to }
            : this with { State = TicketState.Waiting, Agent = null, Queue = transfer.Queue ?? Queue, Tier = transfer.Tier ?? Tier, WaitingSince = now }),
        (TicketEvent.Replied reply, TicketState.Claimed) when Agent == reply.By => Changed(this with { PromisedBy = reply.PromisedBy }),
        (TicketEvent.Resolved resolve, TicketState.Claimed) when Agent == resolve.By => Changed(Settled(now)),
        (TicketEvent.Released or TicketEvent.Transferred or TicketEvent.Replied or TicketEvent.Resolved, TicketState.Claimed)
            => new TicketChange.Refused(Refusal.OwnedByAnother),
        (TicketEvent.TriageResolved or TicketEvent.TriageReferred, TicketState.Triage) => Changed(Settled(now)),
        (TicketEvent.CustomerEnded, TicketState.Triage or TicketState.Waiting or TicketState.Claimed) => Changed(Settled(now)),
        (TicketEvent.PromisePassed passed, TicketState.Waiting or TicketState.Claimed) => Changed(this with
        {
            BrokenPromises = BrokenPromises + 1, Urgency = Raised(Urgency), PromisedBy = passed.NextBy,
        }),
        (TicketEvent.StartedAnew, TicketState.Resolved) => Changed(Anew()),
        (TicketEvent.CustomerReturned returned, TicketState.Resolved) => Changed(Reopened(now, returned.PromisedBy)),
        _ => new TicketChange.Refused(Refusal.NotInThisState),
    };

    private Ticket Settled(DateTimeOffset now) => this with
    {
        State = TicketState.Resolved, ResolvedAt = now, WaitingSince = null, PromisedBy = null,
    };

    // A matter a person answered goes back to people; one the bot settled, back to the bot.
    private Ticket Reopened(DateTimeOffset now, DateTimeOffset promisedBy) => Agent is null
        ? Anew()
        : this with { State = TicketState.Waiting, ResolvedAt = null, WaitingSince = now, PromisedBy = promisedBy, Agent = null };

    private Ticket Anew() => this with
    {
        State = TicketState.Triage, ResolvedAt = null, Tier = Tier.L1, Topic = Topic.Other, Urgency = Urgency.Low, Symptom = null, Agent = null, Reason = null, HandoffRule = null, HandoffHeld = null, Skills = null,
    };

    private static Urgency Raised(Urgency urgency) => urgency is Urgency.Critical ? Urgency.Critical : urgency + 1;

    private static TicketChange.Made Changed(Ticket ticket) => new(ticket);
}
