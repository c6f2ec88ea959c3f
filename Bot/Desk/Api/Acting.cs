using System.Text.Json.Serialization.Metadata;
using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Desk.Promises;
using SupportBot.Desk.Replies;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;
using SupportBot.Storage.Routing;

namespace SupportBot.Desk.Api;

/// <summary>Lets an agent act on a ticket through the JSON API.</summary>
internal sealed class Acting(IHttpContextAccessor http, AgentActs acts, QueueStore queue, AgentStore agents, QueueRulesStore queues, DraftCheck drafts, CannedDesk canned, DialogMetrics metrics, TicketEdits edits, PromiseOffer promises)
{
    private HttpContext Context => http.HttpContext!;

    private Agent By => Context.Features.Get<SignedInAgent>()!.Agent;

    private CancellationToken Stopping => Context.RequestAborted;

    public async Task<IResult> DoAsync(string number, Func<AgentActs, TicketNumber, Agent, CancellationToken, Task<ActResult>> act) =>
        TicketNumber.TryParse(number, null, out var ticket) ? await AnswerAsync(ticket, await act(acts, ticket, By, Stopping)) : Problems.NotFound();

    public async Task<IResult> NoteAsync(string number)
    {
        var (body, problem) = await Body.ReadTextAsync(Context.Request, AgentActs.LongestText, Stopping);
        if (body is null) return problem!;
        var note = new AgentNote(body.Text) { Mentioned = await Mentions.OfAsync(agents, body.Text) };
        return await DoAsync(number, (acts, ticket, by, ct) => acts.NoteAsync(ticket, by, note, ct));
    }

    /// <summary>Sends a reply at once: a program cannot be asked for a reason. What it is warned of stands in the answer (C15).</summary>
    public async Task<IResult> ReplyAsync(string number)
    {
        var (body, problem) = await Body.ReadTextAsync(Context.Request, AgentActs.LongestText, Stopping);
        if (body is null) return problem!;
        if (!TicketNumber.TryParse(number, null, out var ticket) || await queue.FindAsync(ticket) is not { } row) return Problems.NotFound();
        if (body.Send?.Length > SendKey.Longest) return Problems.Malformed($"`send` is an id of at most {SendKey.Longest} characters.");
        var key = SendKey.Of(By, body.Send, body.Text);
        if (key is not null && row.Ticket.LastSend == key) return await AnswerAsync(ticket, new ActResult.Done(row.Ticket));
        var sent = await canned.SentAsync(row, By, body.Text, body.Canned);
        if (sent.Refused is { } refused) return Problems.Malformed(refused);
        if (promises.Problem(body.Promise) is { } early) return Problems.Malformed(early);
        var findings = drafts.Reply(row, body.Text);
        var reason = findings.Count > 0 ? DraftCheck.Reason(body.Reason) : null;
        var done = await acts.ReplyAsync(ticket, By, new AgentReply(body.Text) { Reason = reason, Canned = sent.Uses, PromisedBy = body.Promise?.ToUniversalTime(), SendId = key }, Stopping);
        if (done is ActResult.Done) metrics.SentAnyway(findings.Select(f => f.Kind));
        return await AnswerAsync(ticket, done, findings);
    }

    /// <summary>Says something of the ticket as the body of the request has it.</summary>
    /// <param name="usual">What no body means; null where there has to be one.</param>
    /// <param name="words">The fields that others read (C30).</param>
    public async Task<IResult> EditAsync<T>(
        string number, JsonTypeInfo<T> type, T? usual, Func<TicketEdits, TicketNumber, Agent, T, CancellationToken, Task<ActResult>> act, Func<T, string?[]>? words = null)
        where T : class
    {
        var isGiven = usual is null || Context.Request.ContentLength is > 0 || Context.Request.HasJsonContentType();
        var (body, problem) = isGiven ? await Body.ReadAsync(Context.Request, type, Stopping) : new Body<T>(usual, null);
        if (body is null) return problem!;
        return words is not null && FieldCheck.Problem(drafts, words(body)) is { } why
            ? Problems.Malformed(why)
            : await DoAsync(number, (_, ticket, by, ct) => act(edits, ticket, by, body, ct));
    }

    public Task<IResult> EditAsync(string number, Func<TicketEdits, TicketNumber, Agent, CancellationToken, Task<ActResult>> act) =>
        DoAsync(number, (_, ticket, by, ct) => act(edits, ticket, by, ct));

    public async Task<IResult> TransferAsync(string number)
    {
        var (to, problem) = await Body.ReadAsync(Context.Request, ApiJson.Default.TransferBody, Stopping);
        if (to is null) return problem!;
        if (FieldCheck.Problem(drafts, to.Note) is { } words) return Problems.Malformed(words);
        if (!TicketNumber.TryParse(number, null, out var ticket) || await queue.FindAsync(ticket) is not { } row) return Problems.NotFound();
        var (target, wrong) = await Transfers.ParseAsync(agents, queues, row.Ticket, to.Agent, to.Queue, to.Tier);
        return target is null ? Problems.Malformed(wrong!) : await AnswerAsync(ticket, await acts.TransferAsync(ticket, By, target, DraftCheck.NoteOf(to.Note), Stopping));
    }

    private async Task<IResult> AnswerAsync(TicketNumber number, ActResult result, IReadOnlyList<Finding>? findings = null) => result switch
    {
        ActResult.Done => TypedResults.Json(new TicketView((await queue.FindAsync(number))!) { Findings = FindingView.Of(findings) }, ApiJson.Default.TicketView),
        ActResult.NotFound => Problems.NotFound(),
        ActResult.Refused refused => Problems.Refused(refused.Why, await OwnerAsync(refused.Owner)),
        ActResult.BadText bad => Problems.Malformed(bad.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async ValueTask<OwnerView?> OwnerAsync(AgentId? id) =>
        id is { } agent && await agents.FindAsync(agent) is { Agent: var owner } ? new OwnerView(owner.Id.Value, owner.Name) : null;
}
