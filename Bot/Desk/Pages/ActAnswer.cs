using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Desk.Pages;

/// <summary>Lets whoever is signed in do what a posted form asks for, and answers: our modules with a status or a problem, a browser without them with the page.</summary>
internal sealed class ActAnswer(IHttpContextAccessor http, AgentStore agents, DeskReader reader, TimeProvider clock)
{
    private HttpContext Context => http.HttpContext!;

    private Agent By => Context.Features.Get<SignedInAgent>()!.Agent;

    /// <param name="number">As it stands in the form's address; what is no number of a ticket is not found.</param>
    public async Task<IResult> DoAsync(string number, Func<TicketNumber, Agent, CancellationToken, Task<ActResult>> act) => await OfAsync(
        number, TicketNumber.TryParse(number, null, out var ticket) ? await act(ticket, By, Context.RequestAborted) : new ActResult.NotFound());

    public async Task<IResult> OfAsync(string number, ActResult result)
    {
        var view = DeskView.Of(Context.Request.Query["list"], null, null);
        if (Enhanced.Is(Context.Request)) return await ForModulesAsync(result);
        return result switch
        {
            ActResult.Done done => Results.Redirect(view.Link(done.Ticket.Number)),
            ActResult.NotFound => await PageAsync(number, view, null, StatusCodes.Status404NotFound),
            ActResult.Refused refused => await PageAsync(number, view, Wording.Of(refused.Why, (await OwnerAsync(refused))?.Name), StatusCodes.Status409Conflict, Typed()),
            ActResult.BadText bad => await PageAsync(number, view, bad.Why, StatusCodes.Status400BadRequest, Typed()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The same for a reply that waits for its writer.</summary>
    public async Task<IResult> OfAsync(string number, HeldDraft held) => Enhanced.Is(Context.Request)
        ? Problems.Held(held.Findings)
        : await PageAsync(number, DeskView.Of(Context.Request.Query["list"], null, null), null, StatusCodes.Status409Conflict, held);

    private async Task<IResult> ForModulesAsync(ActResult result) => result switch
    {
        ActResult.Done => TypedResults.NoContent(),
        ActResult.NotFound => Problems.NotFound(),
        ActResult.Refused refused => Problems.Refused(refused.Why, await OwnerAsync(refused)),
        ActResult.BadText bad => Problems.Malformed(bad.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // What was written stands there again.
    private HeldDraft? Typed() => Context.Request.Form["text"].ToString() is { Length: > 0 } text ? new HeldDraft(text, [], null) : null;

    private Task<IResult> PageAsync(string number, DeskView view, string? notice, int status, HeldDraft? held = null) =>
        DeskEndpoints.PageAsync(Context, reader, clock, view, number, notice, status, held);

    private async ValueTask<OwnerView?> OwnerAsync(ActResult.Refused refused) =>
        refused.Owner is { } id && await agents.FindAsync(id) is { } account ? new OwnerView(id.Value, account.Agent.Name) : null;
}
