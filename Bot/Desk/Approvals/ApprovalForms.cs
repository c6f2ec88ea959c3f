using SupportBot.Conversations;
using SupportBot.Desk.Pages;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;

namespace SupportBot.Desk.Approvals;

/// <summary>Does what the forms about approvals ask for.</summary>
internal sealed class ApprovalForms(IHttpContextAccessor http, ApprovalActs approvals, QueueStore queue, DraftCheck drafts, ActAnswer answer)
{
    private HttpContext Context => http.HttpContext!;

    private Agent By => Context.Features.Get<SignedInAgent>()!.Agent;

    public static void Map(RouteGroupBuilder ticket)
    {
        ticket.MapPost("/approval", (string number, IFormCollection form, ApprovalForms forms) => forms.DoAsync(number, form, forms.AskAsync));
        ticket.MapPost("/decision", (string number, IFormCollection form, ApprovalForms forms) => forms.DoAsync(number, form, forms.DecideAsync));
    }

    private async Task<IResult> DoAsync(string number, IFormCollection form, Func<TicketNumber, IFormCollection, Task<ActResult>> act) =>
        await answer.OfAsync(number, TicketNumber.TryParse(number, null, out var ticket) ? await act(ticket, form) : new ActResult.NotFound());

    private async Task<ActResult> AskAsync(TicketNumber number, IFormCollection form)
    {
        var text = form["text"].ToString();
        if (form["colleague"].ToString() is { Length: > 0 } login) return await approvals.AskColleagueAsync(number, By, login, text, Context.RequestAborted);
        // Here is no place to give a reason: what is warned of is put otherwise, or sent as a reply (C15).
        return await queue.FindAsync(number) is { } row && drafts.Reply(row, text) is [var finding, ..]
            ? new ActResult.BadText($"“{finding.Words}”: {finding.Why}")
            : await approvals.AskCustomerAsync(number, By, form["approver"].ToString(), text, Context.RequestAborted);
    }

    private Task<ActResult> DecideAsync(TicketNumber number, IFormCollection form) =>
        FieldCheck.Problem(drafts, form["who"], form["note"]) is { } problem ? Task.FromResult<ActResult>(new ActResult.BadText(problem))
        : bool.TryParse(form["granted"], out var isGranted) ? approvals.DecideAsync(number, By, isGranted, form["who"], form["note"], Context.RequestAborted)
        : Task.FromResult<ActResult>(new ActResult.BadText("Choose whether it was granted or refused."));
}
