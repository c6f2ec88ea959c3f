namespace SupportBot.Conversations;

/// <summary>Everything that can happen to a ticket.</summary>
internal abstract record TicketEvent
{
    private TicketEvent() { }

    /// <summary>The bot gives it to a queue.</summary>
    public sealed record HandedOff(HandoffReason Reason, string Queue, Tier Tier, DateTimeOffset PromisedBy) : TicketEvent
    {
        /// <summary>The rule of the playbook that decided it; null when it was asked for, or a script ended with it.</summary>
        public string? Rule { get; init; }

        /// <summary>What the rule asked about, or where the script was; null for nothing.</summary>
        public string? Held { get; init; }

        /// <summary>What whoever takes it should know, joined by commas; null for nothing special.</summary>
        public string? Skills { get; init; }
    }

    /// <summary>An agent takes it, from the queue or straight from the bot.</summary>
    public sealed record Claimed(AgentId By) : TicketEvent
    {
        /// <summary>Why it was the next best one for them; null when they chose it themselves.</summary>
        public string? Because { get; init; }

        /// <summary>What its owner does next (C18).</summary>
        public NextStep? Next { get; init; }
    }

    /// <summary>Routing gives it to an agent who is there.</summary>
    /// <param name="Because">Why to them, for agents to read.</param>
    public sealed record Assigned(AgentId To, string Because) : TicketEvent;

    /// <summary>Routing takes back what somebody was given and did not touch in time.</summary>
    public sealed record CameBack(string Because) : TicketEvent;

    /// <summary>The agent gives it back to the bot.</summary>
    public sealed record Released(AgentId By) : TicketEvent;

    /// <summary>The agent gives it to a colleague, from whom it comes back if they do not touch it, or back to a queue or tier.</summary>
    public sealed record Transferred(AgentId By, AgentId? To, string? Queue, Tier? Tier) : TicketEvent
    {
        /// <summary>Why to that colleague, where routing chose them; null where the agent did.</summary>
        public string? Because { get; init; }

        /// <summary>An admin takes it from whoever has it: somebody ill or gone answers nobody.</summary>
        public bool IsFromAnother { get; init; }
    }

    /// <summary>The agent answered; the next update may be promised.</summary>
    public sealed record Replied(AgentId By, DateTimeOffset? PromisedBy) : TicketEvent
    {
        /// <summary>What happens next (C18); null when nothing is owed.</summary>
        public NextStep? Next { get; init; }

        /// <summary>What it was sent under; null for nothing.</summary>
        public string? SendId { get; init; }
    }

    /// <summary>Its agent puts it aside until then.</summary>
    public sealed record Snoozed(AgentId By, DateTimeOffset Until) : TicketEvent;

    /// <summary>What was put aside is back: the time has come, or the customer wrote.</summary>
    public sealed record Woken : TicketEvent;

    /// <summary>An agent says how urgent it is.</summary>
    public sealed record Prioritised(AgentId By, Urgency Urgency) : TicketEvent;

    /// <summary>An agent says what it is: all of it, as it shall stand (C08).</summary>
    public sealed record Described(AgentId By, string? Symptom, string? Cause, string? Tags) : TicketEvent;

    /// <summary>The agent settled it.</summary>
    public sealed record Resolved(AgentId By) : TicketEvent
    {
        public TicketOutcome Outcome { get; init; } = TicketOutcome.Solved;

        /// <summary>What it turned out to be; null leaves what stands.</summary>
        public string? Cause { get; init; }

        /// <summary>What was reported, in the agent's words; null leaves what stands.</summary>
        public string? Symptom { get; init; }
    }

    /// <summary>It is a duplicate: the matter goes on in the other ticket.</summary>
    public sealed record MergedInto(AgentId By, TicketNumber Into) : TicketEvent;

    /// <summary>An agent takes up what was settled.</summary>
    public sealed record Reopened(AgentId By) : TicketEvent
    {
        /// <summary>What its owner does next (C18).</summary>
        public NextStep? Next { get; init; }
    }

    /// <summary>Its agent says what comes next (C18).</summary>
    public sealed record Planned(AgentId By, NextStep Next) : TicketEvent;

    /// <summary>An agent asks for a translation, or says that it is there: with no language.</summary>
    public sealed record TranslationAsked(AgentId By, Language? Into) : TicketEvent;

    /// <summary>First line settled it: the customer said it helped.</summary>
    public sealed record TriageResolved : TicketEvent;

    /// <summary>First line sent the customer to where the matter belongs (C13).</summary>
    public sealed record TriageReferred : TicketEvent;

    /// <summary>The customer wants no more: it is settled for them, or no longer needed.</summary>
    public sealed record CustomerEnded : TicketEvent;

    /// <summary>The customer begins something new after the last matter was settled: the bot has it, whoever had that.</summary>
    public sealed record StartedAnew : TicketEvent;

    /// <summary>The promised time passed without an update (C17).</summary>
    public sealed record PromisePassed(DateTimeOffset NextBy) : TicketEvent;

    /// <summary>A policy asks for something by a time, or no longer does.</summary>
    public sealed record DueSet(SlaDue Due) : TicketEvent;

    /// <summary>A time that a policy asks for passed unmet.</summary>
    /// <param name="Left">What is still due.</param>
    public sealed record DuePassed(SlaDue Left) : TicketEvent;

    /// <summary>The customer wrote again after it was resolved.</summary>
    /// <param name="PromisedBy">By when they hear from us, should it go back to people.</param>
    public sealed record CustomerReturned(DateTimeOffset PromisedBy) : TicketEvent;
}

/// <summary>What an event made of a ticket.</summary>
internal abstract record TicketChange
{
    private TicketChange() { }

    public sealed record Made(Ticket Ticket) : TicketChange;

    public sealed record Refused(Refusal Why) : TicketChange;
}

/// <summary>Why an event does not apply.</summary>
internal enum Refusal
{
    AlreadyTaken,
    OwnedByAnother,
    NotInThisState,
}

/// <summary>The names of the queues a ticket can wait in.</summary>
internal static class Queues
{
    public const string Support = "support";
    public const string Billing = "billing";
    public const string Technical = "technical";
    public const string Delivery = "delivery";
    public const string Security = "security";

    public static IReadOnlyList<string> All { get; } = [Support, Billing, Technical, Delivery, Security];
}
