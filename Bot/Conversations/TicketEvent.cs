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
    public sealed record Claimed(AgentId By) : TicketEvent;

    /// <summary>The agent gives it back to the bot.</summary>
    public sealed record Released(AgentId By) : TicketEvent;

    /// <summary>The agent gives it to a colleague, or back to a queue or tier.</summary>
    public sealed record Transferred(AgentId By, AgentId? To, string? Queue, Tier? Tier) : TicketEvent;

    /// <summary>The agent answered; the next update may be promised.</summary>
    public sealed record Replied(AgentId By, DateTimeOffset? PromisedBy) : TicketEvent;

    /// <summary>The agent settled it.</summary>
    public sealed record Resolved(AgentId By) : TicketEvent;

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
