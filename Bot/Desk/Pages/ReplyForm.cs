using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;

namespace SupportBot.Desk.Pages;

/// <summary>Does what the forms beside one's own replies ask for. New words are warned of as a reply is (C15).</summary>
internal sealed class ReplyForm(ReplyEdits edits, QueueStore queue, DraftCheck drafts, ActAnswer answer)
{
    public static void Map(RouteGroupBuilder ticket)
    {
        ticket.MapPost("/edit", (string number, IFormCollection form, ReplyForm replies) => replies.DoAsync(number, form, replies.EditAsync));
        ticket.MapPost("/take-back", (string number, IFormCollection form, ReplyForm replies) => replies.DoAsync(number, form, replies.TakeBackAsync));
    }

    private Task<IResult> DoAsync(string number, IFormCollection form, Func<TicketNumber, Agent, long, IFormCollection, CancellationToken, Task<ActResult>> act) => answer.DoAsync(
        number, (ticket, by, ct) => long.TryParse(form["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? act(ticket, by, position, form, ct)
            : Task.FromResult<ActResult>(new ActResult.NotFound()));

    private async Task<ActResult> EditAsync(TicketNumber number, Agent by, long position, IFormCollection form, CancellationToken ct)
    {
        var (text, reason) = (form["text"].ToString(), DraftCheck.Reason(form["reason"]));
        var findings = text.Length <= AgentActs.LongestText ? drafts.Reply(await queue.FindAsync(number), text) : [];
        return findings is [var first, ..] && reason is null
            ? new ActResult.BadText($"{first.Told} Write it another way, or say why it goes as it is.")
            : await edits.EditAsync(number, by, position, text, findings.Count > 0 ? reason : null, ct);
    }

    private Task<ActResult> TakeBackAsync(TicketNumber number, Agent by, long position, IFormCollection form, CancellationToken ct) => edits.TakeBackAsync(number, by, position, ct);
}
