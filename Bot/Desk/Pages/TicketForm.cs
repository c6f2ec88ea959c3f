using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;

namespace SupportBot.Desk.Pages;

/// <summary>Does what the forms about a ticket itself ask for: what it is, how urgent, when it is looked at again, how it ends.</summary>
internal sealed class TicketForm(IHttpContextAccessor http, AgentActs acts, TicketEdits edits, DraftCheck drafts, Company company, ActAnswer answer, TimeProvider clock)
{
    private static readonly string[] Acts = ["resolve", "reopen", "describe", "urgency", "snooze", "wake", "plan", "translate"];

    private HttpContext Context => http.HttpContext!;

    private Agent By => Context.Features.Get<SignedInAgent>()!.Agent;

    public static void Map(RouteGroupBuilder ticket)
    {
        foreach (var act in Acts)
            ticket.MapPost($"/{act}", (string number, IFormCollection form, TicketForm ticketForm) => ticketForm.DoAsync(act, number, form));
    }

    private async Task<IResult> DoAsync(string act, string number, IFormCollection form) => await answer.OfAsync(
        number, TicketNumber.TryParse(number, null, out var ticket) ? await DoAsync(act, ticket, form, Context.RequestAborted) : new ActResult.NotFound());

    private Task<ActResult> DoAsync(string act, TicketNumber number, IFormCollection form, CancellationToken ct) =>
        FieldCheck.Problem(drafts, form["symptom"], form["cause"], form["tags"], form["next"]) is { } problem ? Wrong(problem) : act switch
        {
            "resolve" => acts.ResolveAsync(number, By, ResolutionOf(form), ct),
            "reopen" => acts.ReopenAsync(number, By, ct),
            "describe" => edits.DescribeAsync(number, By, Typed(form, "symptom"), Typed(form, "cause"), Typed(form, "tags"), ct),
            "urgency" => Enum.TryParse<Urgency>(form["urgency"], out var urgency) && Enum.IsDefined(urgency)
                ? edits.PrioritiseAsync(number, By, urgency, ct) : Wrong("Choose how urgent it is."),
            "snooze" => MomentOf(form, "until") is { } until ? edits.SnoozeAsync(number, By, until, ct) : Wrong("Choose until when."),
            "wake" => edits.WakeAsync(number, By, ct),
            "plan" => MomentOf(form, "next_at") is { } at ? edits.PlanAsync(number, By, new NextStep(form["next"].ToString(), at), ct) : Wrong("Say when."),
            "translate" => edits.TranslateAsync(number, By, Enum.TryParse<Language>(form["into"], out var into) && Enum.IsDefined(into) ? into : null, ct),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Resolution ResolutionOf(IFormCollection form) =>
        new(Enum.TryParse<TicketOutcome>(form["outcome"], out var outcome) && Enum.IsDefined(outcome) ? outcome : TicketOutcome.Solved)
        {
            Symptom = TicketEdits.Field(form["symptom"]), Cause = TicketEdits.Field(form["cause"]),
        };

    // A field that is not in the form stays as it is.
    private static string? Typed(IFormCollection form, string name) => form.TryGetValue(name, out var typed) ? typed.ToString() : null;

    // A time of one's own wins over a word.
    private DateTimeOffset? MomentOf(IFormCollection form, string name)
    {
        var own = form[$"{name}_own"].ToString();
        return Moments.Of(own.Length > 0 ? own : form[name], clock.GetUtcNow(), company.Zone);
    }

    private static Task<ActResult> Wrong(string why) => Task.FromResult<ActResult>(new ActResult.BadText(why));
}
