using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Dialogs.Acts;

/// <summary>What an agent says to a customer.</summary>
/// <param name="Text">May be empty when there are files.</param>
internal sealed record AgentReply(string Text)
{
    /// <summary>Files to send, already kept.</summary>
    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>Why it is sent although it was warned of (C15); null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>The position of the customer's message that it answers; null for none.</summary>
    public long? Answers { get; init; }

    /// <summary>The wordings of canned replies in it.</summary>
    public IReadOnlyList<CannedUse> Canned { get; init; } = [];

    /// <summary>The version of the draft it was; 0 for none.</summary>
    public long Draft { get; init; }

    /// <summary>By when it promises the next one (C17); null for no promise.</summary>
    public DateTimeOffset? PromisedBy { get; init; }

    /// <summary>What happens next (C18); null for what usually does.</summary>
    public NextStep? Next { get; init; }

    /// <summary>What it asks the customer to pass on to whoever decides (C24); null for nothing.</summary>
    public Approval? Asks { get; init; }

    /// <summary>Whoever sends it made this up for it: sent once more, it is the same reply and goes out once. Null where nobody did.</summary>
    public string? SendId { get; init; }
}

/// <summary>How an agent settles a ticket (C08).</summary>
internal sealed record Resolution(TicketOutcome Outcome = TicketOutcome.Solved)
{
    /// <summary>What was reported, in the agent's words; null leaves what stands.</summary>
    public string? Symptom { get; init; }

    /// <summary>What it turned out to be; null leaves what stands.</summary>
    public string? Cause { get; init; }
}
