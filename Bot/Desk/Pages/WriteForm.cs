using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Desk.Promises;
using SupportBot.Desk.Replies;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Dialogs.Sla;
using SupportBot.Handoff;
using SupportBot.Storage;

namespace SupportBot.Desk.Pages;

/// <summary>Does what the form an agent writes in asks for: a reply to the customer, or a note for colleagues.</summary>
internal sealed class WriteForm(
    AgentActs acts, QueueStore queue, AgentStore agents, IAttachments attachments, DraftCheck drafts, CannedDesk canned, PromiseOffer promises, DialogMetrics metrics, Company company,
    ServiceTimesKeeper times, ActAnswer answer, TimeProvider clock)
{
    private const int MostFiles = 10;
    private const int LongestFileName = 200;
    private const long LargestFile = 20 * 1024 * 1024;

    public static void Map(RouteGroupBuilder ticket) =>
        ticket.MapPost("/write", (string number, IFormCollection form, SignedInAgent by, WriteForm writeForm) => writeForm.DoAsync(number, by.Agent, form));

    private async Task<IResult> DoAsync(string number, Agent by, IFormCollection form)
    {
        var isNote = form["mode"] == "note";
        return !isNote && await HeldAsync(number, by, form) is { } held
            ? await answer.OfAsync(number, held)
            : await answer.DoAsync(number, (ticket, _, ct) => isNote ? NoteAsync(ticket, by, form, ct) : ReplyAsync(ticket, by, form, ct));
    }

    private async Task<ActResult> NoteAsync(TicketNumber number, Agent by, IFormCollection form, CancellationToken ct)
    {
        if (form.Files.Count > 0) return new ActResult.BadText("Files go to the customer with a reply, not with a note.");
        var text = form["text"].ToString();
        return await acts.NoteAsync(number, by, new AgentNote(text) { Mentioned = await Mentions.OfAsync(agents, text), Draft = DraftOf(form) }, ct);
    }

    private static long DraftOf(IFormCollection form) => long.TryParse(form["draft"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private async Task<ActResult> ReplyAsync(TicketNumber number, Agent by, IFormCollection form, CancellationToken ct)
    {
        if (await queue.FindAsync(number) is not { } row) return new ActResult.NotFound();
        var text = form["text"].ToString();
        // A wording that went out with the first of two is no reason against the second.
        var key = SendKey.Of(by, form["send"], text, form.Files);
        if (key is not null && row.Ticket.LastSend == key) return new ActResult.Done(row.Ticket);
        var sent = await canned.SentAsync(row, by, text, form["canned"]);
        if (sent.Refused is { } refused) return new ActResult.BadText(refused);
        var (promised, noPromise) = promises.Of(form);
        var (next, noNext) = NextOf(form, row.Ticket, promised);
        if ((noPromise ?? noNext) is { } problem) return new ActResult.BadText(problem);
        // Files are kept only for whoever may send them.
        if (row.Ticket.Apply(new TicketEvent.Replied(by.Id, null), clock.GetUtcNow()) is TicketChange.Refused no)
            return new ActResult.Refused(no.Why, row.Ticket.Agent);
        var (kept, wrong) = await KeepAsync(form.Files, ct);
        if (wrong is not null) return new ActResult.BadText(wrong);
        long? answers = long.TryParse(form["answers"], CultureInfo.InvariantCulture, out var position) ? position : null;
        var warnedOf = drafts.Reply(row, text);
        var reason = warnedOf.Count > 0 ? DraftCheck.Reason(form["reason"]) : null;
        var done = await acts.ReplyAsync(number, by, new AgentReply(text) { Files = kept, Answers = answers, Reason = reason, Next = next, Canned = sent.Uses, Draft = DraftOf(form), PromisedBy = promised, SendId = key }, ct);
        if (done is ActResult.Done) metrics.SentAnyway(warnedOf.Select(f => f.Kind));
        return done;
    }

    private async Task<(List<Attachment> Kept, string? Wrong)> KeepAsync(IFormFileCollection files, CancellationToken ct)
    {
        var kept = new List<Attachment>();
        if (files.Count > MostFiles) return (kept, $"At most {MostFiles} files go with one reply.");
        if (files.Sum(file => file.Length) > LargestFile) return (kept, $"The files are too large: {LargestFile / (1024 * 1024)} MB together at the most.");
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var name = TextRules.Clean(Path.GetFileName(file.FileName), LongestFileName) is { Length: > 0 } clean ? clean : "file";
            if (await attachments.KeepAsync(name, content, LargestFile, ct) is not { } attachment) return (kept, $"{name} is larger than {LargestFile / (1024 * 1024)} MB.");
            kept.Add(attachment);
        }
        return (kept, null);
    }

    // What is not said of the next step is as usual.
    private (NextStep? Next, string? Problem) NextOf(IFormCollection form, Ticket ticket, DateTimeOffset? promised)
    {
        var (at, problem) = Moments.Of(form, "next_at", clock.GetUtcNow(), company.Zone);
        var words = TicketEdits.Field(form["next"]);
        problem ??= FieldCheck.Problem(drafts, words);
        if (problem is not null || (words is null && at is null)) return (null, problem);
        var usual = NextSteps.AfterReply(ticket, promised, times.Current, clock.GetUtcNow());
        return (new NextStep(words ?? usual.Words, at ?? usual.At), null);
    }

    // Warned of something, a reply waits until its writer takes better words or says why it goes as it is (C15).
    private async Task<HeldDraft?> HeldAsync(string number, Agent by, IFormCollection form)
    {
        var text = form["text"].ToString();
        if (!TicketNumber.TryParse(number, null, out var ticket) || await queue.FindAsync(ticket) is not { } row || row.Ticket.Agent != by.Id || text.Length > AgentActs.LongestText) return null;
        var findings = drafts.Reply(row, text);
        if (int.TryParse(form["take"], CultureInfo.InvariantCulture, out var taken) && taken >= 0 && taken < findings.Count)
        {
            text = findings[taken].Improve(text);
            return new HeldDraft(text, drafts.Reply(row, text), null);
        }
        return findings.Count == 0 || (form.ContainsKey("anyway") && DraftCheck.Reason(form["reason"]) is not null) ? null : new HeldDraft(text, findings, form["reason"]);
    }
}
