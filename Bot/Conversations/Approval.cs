namespace SupportBot.Conversations;

/// <summary>Somebody was asked whether evidence that the customer may not share by themselves may be shared (C24).</summary>
/// <param name="Approver">Who decides, as the customer or the agent says.</param>
/// <param name="AskedBy">The agent's name.</param>
internal sealed record Approval(string Approver, string AskedBy, DateTimeOffset AskedAt)
{
    /// <summary>The colleague who was asked at the desk; null when the customer passes it on.</summary>
    public AgentId? Colleague { get; init; }

    /// <summary>Null while nobody has decided.</summary>
    public ApprovalDecision? Decision { get; init; }

    public bool IsOpen => Decision is null;

    public bool IsGranted => Decision is { IsGranted: true };

    /// <summary>Whether an agent may write down what was decided: whoever was asked at the desk, else whoever has the ticket; an admin always.</summary>
    public bool MayDecide(Agent agent, Ticket ticket) =>
        agent.Role is Role.Admin || (Colleague is { } asked ? asked == agent.Id : ticket.State is TicketState.Claimed && ticket.Agent == agent.Id);
}

/// <summary>What was decided.</summary>
/// <param name="By">Who granted or refused it.</param>
/// <param name="RecordedBy">The agent who wrote it down.</param>
internal sealed record ApprovalDecision(bool IsGranted, string By, string? Note, string RecordedBy, DateTimeOffset At);
