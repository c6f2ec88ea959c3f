using SupportBot.Conversations;

namespace SupportBot.Dialogs;

/// <summary>What became of an agent's act.</summary>
internal abstract record ActResult
{
    private ActResult() { }

    public sealed record Done(Ticket Ticket) : ActResult;

    public sealed record NotFound : ActResult;

    /// <param name="Why">Why it does not apply.</param>
    /// <param name="Owner">Who has the ticket, when somebody has.</param>
    public sealed record Refused(Refusal Why, AgentId? Owner) : ActResult;

    /// <summary>The text is empty after cleaning, or longer than <see cref="AgentActs.LongestText"/>.</summary>
    public sealed record BadText(string Why) : ActResult;
}

/// <summary>Where a ticket is transferred to.</summary>
internal abstract record TransferTo
{
    private TransferTo() { }

    /// <param name="Name">As colleagues know them.</param>
    public sealed record Colleague(AgentId Agent, string Name) : TransferTo;

    public sealed record ToQueue(string Queue, Tier Tier) : TransferTo;
}
