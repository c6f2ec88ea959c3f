using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.Approvals;
using SupportBot.Desk.Promises;
using SupportBot.Desk.Replies;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;
using SupportBot.Storage.Routing;

namespace SupportBot.Desk.Pages;

/// <summary>The desk's forms. A browser without our modules gets the page again, our modules a status or a problem.</summary>
internal static class DeskActs
{
    public static void MapActs(this RouteGroupBuilder desk)
    {
        // Reading the form makes the antiforgery token count; an act with no field still has to carry one.
        var ticket = desk.MapGroup("/tickets/{number}");
        foreach (var act in new[] { "claim", "transfer", "write" })
            ticket.MapPost($"/{act}", (string number, IFormCollection form, DeskForm desk) => desk.DoAsync(act, number, form));
        TicketForm.Map(ticket);
        ApprovalForms.Map(ticket);
        RelationForm.Map(ticket);
        ReplyForm.Map(ticket);
        ticket.MapPost("/typing", TellTypingAsync);
    }

    // The customer's chat shows who is writing; nothing is kept of it.
    private static async Task<IResult> TellTypingAsync(string number, SignedInAgent by, ConversationStore conversations, Database database)
    {
        if (!TicketNumber.TryParse(number, null, out var ticket) || await conversations.FindAsync(ticket) is not { } conversation) return Problems.NotFound();
        if (conversation.Ticket is { State: TicketState.Claimed } claimed && claimed.Agent == by.Agent.Id)
            database.ShowTyping(conversation, by.Agent);
        return TypedResults.NoContent();
    }
}

/// <summary>Does what a posted form of the desk asks for.</summary>
internal sealed class DeskForm(
    IHttpContextAccessor http, AgentActs acts, QueueStore queue, AgentStore agents, QueueRulesStore queues, IAttachments attachments, DraftCheck drafts, CannedDesk canned, DialogMetrics metrics, Company company,
    ActAnswer answer, PromiseOffer promises, TimeProvider clock)
{
    private const int MostFiles = 10;
    private const int LongestFileName = 200;
    private const long LargestFile = 20 * 1024 * 1024;

    private HttpContext Context => http.HttpContext!;

    private Agent By => Context.Features.Get<SignedInAgent>()!.Agent;

    public async Task<IResult> DoAsync(string act, string number, IFormCollection form)
    {
        if (!TicketNumber.TryParse(number, null, out var ticket)) return await answer.OfAsync(number, new ActResult.NotFound());
        var ct = Context.RequestAborted;
        if (act == "write" && form["mode"] != "note" && await HeldAsync(ticket, form) is { } held) return await answer.OfAsync(number, held);
        return await answer.OfAsync(number, act switch
        {
            "claim" => await acts.ClaimAsync(ticket, By, ct),
            "transfer" => await TransferAsync(ticket, form, ct),
            _ when form["mode"] == "note" && form.Files.Count > 0 => new ActResult.BadText("Files go to the customer with a reply, not with a note."),
            _ => form["mode"] == "note"
                ? await acts.NoteAsync(ticket, By, new AgentNote(form["text"].ToString()) { Mentioned = await Mentions.OfAsync(agents, form["text"].ToString()), Draft = DraftOf(form) }, ct)
                : await ReplyAsync(ticket, form, ct),
        });
    }

    private static long DraftOf(IFormCollection form) => long.TryParse(form["draft"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private async Task<ActResult> ReplyAsync(TicketNumber number, IFormCollection form, CancellationToken ct)
    {
        if (await queue.FindAsync(number) is not { } row) return new ActResult.NotFound();
        var text = form["text"].ToString();
        var sent = await canned.SentAsync(row, By, text, form["canned"]);
        if (sent.Refused is { } refused) return new ActResult.BadText(refused);
        var promised = promises.Of(form);
        if (promises.Problem(promised) is { } early) return new ActResult.BadText(early);
        if (form.Files.Count > MostFiles) return new ActResult.BadText($"At most {MostFiles} files go with one reply.");
        // Files are kept only for whoever may send them.
        if (row.Ticket.Apply(new TicketEvent.Replied(By.Id, null), clock.GetUtcNow()) is TicketChange.Refused no)
            return new ActResult.Refused(no.Why, row.Ticket.Agent);
        var kept = new List<Attachment>();
        foreach (var file in form.Files)
        {
            await using var content = file.OpenReadStream();
            var name = TextRules.Clean(Path.GetFileName(file.FileName), LongestFileName) is { Length: > 0 } clean ? clean : "file";
            if (await attachments.KeepAsync(name, content, LargestFile, ct) is not { } attachment)
                return new ActResult.BadText($"{name} is larger than {LargestFile / (1024 * 1024)} MB.");
            kept.Add(attachment);
        }
        long? answers = long.TryParse(form["answers"], CultureInfo.InvariantCulture, out var position) ? position : null;
        var warnedOf = drafts.Reply(row, text);
        var reason = warnedOf.Count > 0 ? DraftCheck.Reason(form["reason"]) : null;
        var done = await acts.ReplyAsync(number, By, new AgentReply(text) { Files = kept, Answers = answers, Reason = reason, Next = NextOf(form), Canned = sent.Uses, Draft = DraftOf(form), PromisedBy = promised }, ct);
        if (done is ActResult.Done) metrics.SentAnyway(warnedOf.Select(f => f.Kind));
        return done;
    }

    // What usually comes next is not said.
    private NextStep? NextOf(IFormCollection form)
    {
        var own = form["next_at_own"].ToString();
        return TicketEdits.Field(form["next"]) is { } words && Moments.Of(own.Length > 0 ? own : form["next_at"], clock.GetUtcNow(), company.Zone) is { } at
            ? new NextStep(words, at.Kept()) : null;
    }

    // Warned of something, a reply waits until its writer takes better words or says why it goes as it is (C15).
    private async Task<HeldDraft?> HeldAsync(TicketNumber number, IFormCollection form)
    {
        var text = form["text"].ToString();
        if (await queue.FindAsync(number) is not { } row || row.Ticket.Agent != By.Id || text.Length > AgentActs.LongestText) return null;
        var findings = drafts.Reply(row, text);
        if (int.TryParse(form["take"], CultureInfo.InvariantCulture, out var taken) && taken >= 0 && taken < findings.Count)
        {
            text = findings[taken].Improve(text);
            return new HeldDraft(text, drafts.Reply(row, text), null);
        }
        return findings.Count == 0 || (form.ContainsKey("anyway") && DraftCheck.Reason(form["reason"]) is not null) ? null : new HeldDraft(text, findings, form["reason"]);
    }

    private async Task<ActResult> TransferAsync(TicketNumber number, IFormCollection form, CancellationToken ct)
    {
        if (await queue.FindAsync(number) is not { } row) return new ActResult.NotFound();
        var (kind, name) = form["to"].ToString().Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        Tier? tier = Enum.TryParse<Tier>(form["tier"], out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        var (to, wrong) = await Transfers.ParseAsync(
            agents, queues, row.Ticket, kind == "agent" ? name : null, kind == "queue" ? name : null, tier);
        return to is null ? new ActResult.BadText(wrong!) : await acts.TransferAsync(number, By, to, DraftCheck.NoteOf(form["note"]), ct);
    }
}
