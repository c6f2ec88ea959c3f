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
internal sealed partial record Ticket
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

    /// <summary>What it turned out to be, as an agent says (C08); null until it is diagnosed.</summary>
    public string? Cause { get; init; }

    /// <summary>How it ended, while <see cref="TicketState.Resolved"/>; null when nobody said.</summary>
    public TicketOutcome? Outcome { get; init; }

    /// <summary>Lower-case words of agents' own, joined by commas; null for none.</summary>
    public string? Tags { get; init; }

    /// <summary>What happens next, and when (C18); null when nothing is owed.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>Until when its owner has put it aside; the customer's next message brings it back sooner.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>The ticket this one is a duplicate of; null for none.</summary>
    public TicketNumber? MergedInto { get; init; }

    /// <summary>Into what language somebody asked to have it translated; null while nobody did.</summary>
    public Language? TranslateInto { get; init; }

    /// <summary>Routing or a colleague gave it to its owner, who has not touched it yet; null once they did, and for what was claimed.</summary>
    public Assignment? Assignment { get; init; }

    /// <summary>A colleague gave it to its owner, who has not touched it yet.</summary>
    public bool IsGivenByHand => Assignment is not null && RoutedBecause is null;

    /// <summary>Why routing gave it to whom, or took it back, for agents to read; null when it never did.</summary>
    public string? RoutedBecause { get; init; }

    /// <summary>By when the policy of its queue asks for what; <see cref="SlaDue.None"/> without a policy.</summary>
    public SlaDue Due { get; init; } = SlaDue.None;

    /// <summary>Since when the customer waits beyond what was promised or asked for; null once a person has answered.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    /// <summary>How often they were told so since a person answered last.</summary>
    public int HoldingNotes { get; init; }

    /// <summary>The id that the newest reply of an agent was sent under; null where it had none.</summary>
    public string? LastSend { get; init; }

    /// <summary>When somebody must answer at the latest: it goes before others as urgent that may wait longer. Null when nothing is owed.</summary>
    public DateTimeOffset? DueBy => OverdueSince ?? new[] { PromisedBy, Due.FirstResponse, Due.NextResponse }.Min();

    /// <summary>How many of those times have passed unmet.</summary>
    public int SlaMissed { get; init; }

    public static Ticket Open(TicketNumber number, DateTimeOffset now) => new() { Number = number, State = TicketState.Triage, OpenedAt = now };

    /// <summary>Whether the bot may speak.</summary>
    public bool BotOwns => State is TicketState.Triage;
}

/// <summary>How a matter ended. The numbers are stored.</summary>
internal enum TicketOutcome
{
    Solved = 0,

    /// <summary>It can be lived with; the cause is still there.</summary>
    Workaround = 1,

    /// <summary>It belongs elsewhere, and the customer knows where (C13).</summary>
    Referred = 2,

    /// <summary>Another ticket is about the same.</summary>
    Duplicate = 3,

    /// <summary>What the customer wants is not done here.</summary>
    Declined = 4,

    /// <summary>The customer did not answer any more.</summary>
    NoAnswer = 5,

    /// <summary>The customer no longer needs it.</summary>
    Withdrawn = 6,
}

/// <summary>What happens next to a ticket, and when.</summary>
internal sealed record NextStep(string Words, DateTimeOffset At);

/// <summary>When it was given to somebody.</summary>
/// <param name="WaitingSince">Since when the customer had waited: so it stands in the queue again if it comes back.</param>
internal sealed record Assignment(DateTimeOffset At, DateTimeOffset WaitingSince);

/// <summary>By when a policy asks for the first answer of a person, the next one and the end; null for what is met or not asked for.</summary>
internal sealed record SlaDue(DateTimeOffset? FirstResponse, DateTimeOffset? NextResponse, DateTimeOffset? Resolution)
{
    public static SlaDue None { get; } = new(null, null, null);

    /// <summary>What comes first; null when nothing is due.</summary>
    public DateTimeOffset? Earliest => new[] { FirstResponse, NextResponse, Resolution }.Min();
}
