using SupportBot.Desk.Pages;
using SupportBot.Dialogs;

namespace SupportBot.Desk.Approvals;

/// <summary>Does what the forms about approvals ask for.</summary>
internal static class ApprovalForms
{
    public static void Map(RouteGroupBuilder ticket)
    {
        ticket.MapPost("/approval", (string number, IFormCollection form, ApprovalDesk approvals, ActAnswer answer) =>
            answer.DoAsync(number, (ticket, by, ct) => approvals.AskAsync(ticket, by, form["colleague"], form["approver"], form["text"], ct)));
        ticket.MapPost("/decision", (string number, IFormCollection form, ApprovalDesk approvals, ActAnswer answer) =>
            answer.DoAsync(number, (ticket, by, ct) => bool.TryParse(form["granted"], out var isGranted)
                ? approvals.DecideAsync(ticket, by, isGranted, form["who"], form["note"], ct)
                : Task.FromResult<ActResult>(new ActResult.BadText("Choose whether it was granted or refused."))));
    }
}
