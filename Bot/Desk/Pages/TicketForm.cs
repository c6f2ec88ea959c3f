using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;

namespace SupportBot.Desk.Pages;

/// <summary>Does what the forms about a ticket itself ask for: what it is, how urgent, when it is looked at again, how it ends.</summary>
internal sealed class TicketForm(AgentActs acts, TicketEdits edits, DraftCheck drafts, Company company, ActAnswer answer, TimeProvider clock)
{
    private static readonly string[] Acts = ["resolve", "reopen", "describe", "urgency", "snooze", "wake", "plan", "translate"];

    public static void Map(RouteGroupBuilder ticket)
    {
        foreach (var act in Acts)
            ticket.MapPost($"/{act}", (string number, IFormCollection form, TicketForm ticketForm) => ticketForm.DoAsync(act, number, form));
    }

    private Task<IResult> DoAsync(string act, string number, IFormCollection form) => answer.DoAsync(number, (ticket, by, ct) => DoAsync(act, ticket, by, form, ct));

    private Task<ActResult> DoAsync(string act, TicketNumber number, Agent by, IFormCollection form, CancellationToken ct) =>
        FieldCheck.Problem(drafts, form["symptom"], form["cause"], form["tags"], form["next"]) is { } problem ? Wrong(problem) : act switch
        {
            "resolve" => acts.ResolveAsync(number, by, ResolutionOf(form), ct),
            "reopen" => acts.ReopenAsync(number, by, ct),
            "describe" => edits.DescribeAsync(number, by, Typed(form, "symptom"), Typed(form, "cause"), Typed(form, "tags"), ct),
            "urgency" => Enum.TryParse<Urgency>(form["urgency"], out var urgency) && Enum.IsDefined(urgency)
                ? edits.PrioritiseAsync(number, by, urgency, ct) : Wrong("Choose how urgent it is."),
            "snooze" => AtAsync(form, "until", "Choose until when.", until => edits.SnoozeAsync(number, by, until, ct)),
            "wake" => edits.WakeAsync(number, by, ct),
            "plan" => AtAsync(form, "next_at", "Say when.", at => edits.PlanAsync(number, by, new NextStep(form["next"].ToString(), at), ct)),
            "translate" => edits.TranslateAsync(number, by, Enum.TryParse<Language>(form["into"], out var into) && Enum.IsDefined(into) ? into : null, ct),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Resolution ResolutionOf(IFormCollection form) =>
        new(Enum.TryParse<TicketOutcome>(form["outcome"], out var outcome) && Enum.IsDefined(outcome) ? outcome : TicketOutcome.Solved)
        {
            Symptom = TicketEdits.Field(form["symptom"]), Cause = TicketEdits.Field(form["cause"]),
        };

    // A field that is not in the form stays as it is.
    private static string? Typed(IFormCollection form, string name) => form.TryGetValue(name, out var typed) ? typed.ToString() : null;

    private Task<ActResult> AtAsync(IFormCollection form, string name, string missing, Func<DateTimeOffset, Task<ActResult>> act)
    {
        var (at, problem) = Moments.Of(form, name, clock.GetUtcNow(), company.Zone);
        return at is { } moment ? act(moment) : Wrong(problem ?? missing);
    }

    private static Task<ActResult> Wrong(string why) => Task.FromResult<ActResult>(new ActResult.BadText(why));
}
