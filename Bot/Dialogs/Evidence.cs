using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>Evidence that a script asks for: what comes is confidential, and the ticket says what became of it (C24).</summary>
internal static class Evidence
{
    /// <summary>The messages whose files are confidential: the customer was told so when they were asked for, whatever else stands beside them.</summary>
    public static IReadOnlyList<Message> Confided(TurnInput input) => IsAskedFor(input)
        ? [.. input.Messages.Where(message => message.Attachments.Any(file => !file.IsSticker)).Select(Confidential)]
        : [];

    /// <summary>What the ticket says of it; null when nothing became of any.</summary>
    public static string? Happened(Progress progress) => progress.Evidence is not { } news ? null : news switch
    {
        EvidenceNews.Given => Happenings.EvidenceGiven,
        EvidenceNews.Refused => Happenings.EvidenceRefused,
        EvidenceNews.ApproverNamed => Happenings.Approver + progress.Facts[FactNames.Approver],
    };

    // By a script, or by people after it was approved.
    private static bool IsAskedFor(TurnInput input) => input.Conversation switch
    {
        { Ticket.BotOwns: true, Triage: { } at } => input.Playbook.Find(at.Script)?.Find(at.Step) is Step.Evidence,
        { Ticket.State: TicketState.Waiting or TicketState.Claimed, Approval: { } approval } => approval.IsGranted,
        _ => false,
    };

    private static Message Confidential(Message message) =>
        message with { Attachments = [.. message.Attachments.Select(file => file with { IsConfidential = true })] };
}
