using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;
using SupportBot.Storage.Routing;

namespace SupportBot.Desk.Pages;

/// <summary>Does what the forms about who has a ticket ask for: claim it, transfer it, give it back to the bot.</summary>
internal sealed class OwnerForm(AgentActs acts, GivingBack giving, QueueStore queue, AgentStore agents, QueueRulesStore queues, DraftCheck drafts, ActAnswer answer)
{
    private static readonly string[] Acts = ["claim", "transfer", "release"];

    public static void Map(RouteGroupBuilder ticket)
    {
        foreach (var act in Acts)
            ticket.MapPost($"/{act}", (string number, IFormCollection form, OwnerForm ownerForm) => ownerForm.DoAsync(act, number, form));
    }

    private Task<IResult> DoAsync(string act, string number, IFormCollection form) => answer.DoAsync(number, (ticket, by, ct) => act switch
    {
        "claim" => acts.ClaimAsync(ticket, by, ct),
        "transfer" => TransferAsync(ticket, by, form, ct),
        "release" => form["at"].ToString().Split('.', 2) switch
        {
            [""] => acts.ReleaseAsync(ticket, by, ct),
            [var script, .. var step] => giving.ReleaseAsync(ticket, by, script, string.Concat(step), ct),
            [] => throw new System.Diagnostics.UnreachableException(),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private async Task<ActResult> TransferAsync(TicketNumber number, Agent by, IFormCollection form, CancellationToken ct)
    {
        if (FieldCheck.Problem(drafts, form["note"]) is { } problem) return new ActResult.BadText(problem);
        if (await queue.FindAsync(number) is not { } row) return new ActResult.NotFound();
        var (kind, name) = form["to"].ToString().Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        Tier? tier = Enum.TryParse<Tier>(form["tier"], out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        var (to, wrong) = await Transfers.ParseAsync(
            agents, queues, row.Ticket, kind == "agent" ? name : null, kind == "queue" ? name : null, tier);
        return to is null ? new ActResult.BadText(wrong!) : await acts.TransferAsync(number, by, to, DraftCheck.NoteOf(form["note"]), ct);
    }
}
