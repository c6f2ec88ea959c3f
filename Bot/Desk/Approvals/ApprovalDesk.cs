using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;

namespace SupportBot.Desk.Approvals;

/// <summary>Holds what is written about approvals against the rules for wording, for agents and for programs.</summary>
internal sealed class ApprovalDesk(ApprovalActs approvals, QueueStore queue, DraftCheck drafts)
{
    /// <param name="colleague">The login of an admin who decides; null to ask through the customer.</param>
    public async Task<ActResult> AskAsync(TicketNumber number, Agent by, string? colleague, string? approver, string? text, CancellationToken ct)
    {
        if (FieldCheck.Problem(drafts, approver) is { } wrong) return new ActResult.BadText(wrong);
        if (colleague is { Length: > 0 } login)
            return FieldCheck.Problem(drafts, text) is { } problem ? new ActResult.BadText(problem) : await approvals.AskColleagueAsync(number, by, login, text ?? "", ct);
        // Here is no place to give a reason: what is warned of is put otherwise, or sent as a reply (C15).
        return await queue.FindAsync(number) is { } row && text is { Length: <= AgentActs.LongestText } && drafts.Reply(row, text) is [var finding, ..]
            ? new ActResult.BadText($"“{finding.Words}”: {finding.Why}")
            : await approvals.AskCustomerAsync(number, by, approver ?? "", text ?? "", ct);
    }

    public async Task<ActResult> DecideAsync(TicketNumber number, Agent by, bool isGranted, string? who, string? note, CancellationToken ct) =>
        FieldCheck.Problem(drafts, who, note) is { } problem ? new ActResult.BadText(problem) : await approvals.DecideAsync(number, by, isGranted, who, note, ct);
}
