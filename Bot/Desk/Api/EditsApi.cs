using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;

namespace SupportBot.Desk.Api;

/// <summary>How it ended, what was reported and what it turned out to be; everything may be left out.</summary>
internal sealed record ResolveBody
{
    public TicketOutcome? Outcome { get; init; }
    public string? Symptom { get; init; }
    public string? Cause { get; init; }
}

/// <summary>What it is. A field that is left out stays as it is; an empty one is emptied.</summary>
internal sealed record DescribeBody
{
    public string? Symptom { get; init; }
    public string? Cause { get; init; }

    /// <summary>Words, with commas or blanks between.</summary>
    public string? Tags { get; init; }
}

internal sealed record UrgencyBody(Urgency Urgency);

internal sealed record SnoozeBody(DateTimeOffset Until);

internal sealed record PlanBody(string Words, DateTimeOffset At);

/// <summary>Into what language; without one the translation is there.</summary>
internal sealed record TranslateBody
{
    public Language? Into { get; init; }
}

/// <summary>What agents say of a ticket, for programs.</summary>
internal static class EditsApi
{
    public static void MapEdits(this RouteGroupBuilder ticket)
    {
        ticket.MapPost("/resolve", (string number, Acting acting, AgentActs acts) => acting.EditAsync(
            number, ApiJson.Default.ResolveBody, new ResolveBody(), (_, ticket, by, body, ct) => acts.ResolveAsync(ticket, by, Of(body), ct), body => [body.Symptom, body.Cause]));
        ticket.MapPost("/reopen", (string number, Acting acting) => acting.DoAsync(number, (acts, ticket, by, ct) => acts.ReopenAsync(ticket, by, ct)));
        ticket.MapPost("/describe", (string number, Acting acting) => acting.EditAsync(
            number, ApiJson.Default.DescribeBody, null, (edits, ticket, by, body, ct) => edits.DescribeAsync(ticket, by, body.Symptom, body.Cause, body.Tags, ct),
            body => [body.Symptom, body.Cause, body.Tags]));
        ticket.MapPost("/urgency", (string number, Acting acting) => acting.EditAsync(
            number, ApiJson.Default.UrgencyBody, null, (edits, ticket, by, body, ct) => edits.PrioritiseAsync(ticket, by, body.Urgency, ct)));
        ticket.MapPost("/snooze", (string number, Acting acting) => acting.EditAsync(
            number, ApiJson.Default.SnoozeBody, null, (edits, ticket, by, body, ct) => edits.SnoozeAsync(ticket, by, body.Until, ct)));
        ticket.MapPost("/wake", (string number, Acting acting) => acting.EditAsync(number, (edits, ticket, by, ct) => edits.WakeAsync(ticket, by, ct)));
        ticket.MapPost("/plan", (string number, Acting acting) => acting.EditAsync(
            number, ApiJson.Default.PlanBody, null, (edits, ticket, by, body, ct) => edits.PlanAsync(ticket, by, new NextStep(body.Words, body.At), ct), body => [body.Words]));
        ticket.MapPut("/replies/{position:long}", (string number, long position, Acting acting, ReplyEdits replies) => acting.EditAsync(
            number, ApiJson.Default.TextBody, null, (_, ticket, by, body, ct) => replies.EditAsync(ticket, by, position, body.Text, DraftCheck.Reason(body.Reason), ct)));
        ticket.MapDelete("/replies/{position:long}", (string number, long position, Acting acting, ReplyEdits replies) =>
            acting.DoAsync(number, (_, ticket, by, ct) => replies.TakeBackAsync(ticket, by, position, ct)));
        ticket.MapPost("/translate", (string number, Acting acting) => acting.EditAsync(
            number, ApiJson.Default.TranslateBody, new TranslateBody(), (edits, ticket, by, body, ct) => edits.TranslateAsync(ticket, by, body.Into, ct)));
    }

    private static Resolution Of(ResolveBody body) => new(body.Outcome ?? TicketOutcome.Solved) { Symptom = TicketEdits.Field(body.Symptom), Cause = TicketEdits.Field(body.Cause) };
}
