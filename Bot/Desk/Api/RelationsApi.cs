using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage.Related;

namespace SupportBot.Desk.Api;

/// <summary>The number of the other ticket.</summary>
internal sealed record OtherBody(string Other)
{
    public TicketNumber? Number => TicketNumber.TryParse(Other, null, out var number) ? number : null;
}

/// <summary>The positions of the lines that belong to the new ticket, and what it is about.</summary>
internal sealed record SplitBody(IReadOnlyList<long> Lines, string Symptom);

/// <summary>At which step of a script the bot goes on; without one where the customer writes next.</summary>
internal sealed record ReleaseBody
{
    public string? Script { get; init; }
    public string? Step { get; init; }
}

/// <summary>A ticket beside another one.</summary>
internal sealed class RelatedView(RelatedTicket related)
{
    public RelatedAs As { get; } = related.As;
    public string Number { get; } = related.Number.ToString();
    public TicketState State { get; } = related.State;
    public Topic Topic { get; } = related.Topic;
    public string? Symptom { get; } = related.Symptom;
    public string Channel { get; } = related.Channel.Value;
    public DateTimeOffset OpenedAt { get; } = related.OpenedAt;
    public TicketOutcome? Outcome { get; } = related.Outcome;
}

/// <summary>What agents do with several tickets, for programs.</summary>
internal static class RelationsApi
{
    public static void MapRelations(this RouteGroupBuilder ticket)
    {
        ticket.MapPost("/follow", (string number, Acting acting, TicketRelations relations) => acting.DoAsync(number, (_, ticket, by, ct) => relations.FollowAsync(ticket, by, isOn: true, ct)));
        ticket.MapPost("/unfollow", (string number, Acting acting, TicketRelations relations) => acting.DoAsync(number, (_, ticket, by, ct) => relations.FollowAsync(ticket, by, isOn: false, ct)));
        ticket.MapPost("/merge", (string number, Acting acting, TicketRelations relations) => WithOther(acting, number, relations.MergeAsync));
        ticket.MapPost("/link", (string number, Acting acting, TicketRelations relations) => WithOther(acting, number, relations.LinkAsync));
        ticket.MapPost("/unlink", (string number, Acting acting, TicketRelations relations) => WithOther(acting, number, relations.UnlinkAsync));
        ticket.MapPost("/split", (string number, Acting acting, TicketRelations relations) => acting.EditAsync(
            number, ApiJson.Default.SplitBody, null, (_, ticket, by, body, ct) => relations.SplitAsync(ticket, by, body.Lines, body.Symptom, ct), body => [body.Symptom]));
        ticket.MapPost("/release", (string number, Acting acting, AgentActs acts, GivingBack giving) => acting.EditAsync(
            number, ApiJson.Default.ReleaseBody, new ReleaseBody(),
            (_, ticket, by, body, ct) => body is { Script: null, Step: null } ? acts.ReleaseAsync(ticket, by, ct) : giving.ReleaseAsync(ticket, by, body.Script ?? "", body.Step ?? "", ct)));
    }

    private static Task<IResult> WithOther(Acting acting, string number, Func<TicketNumber, Agent, TicketNumber, CancellationToken, Task<ActResult>> act) => acting.EditAsync(
        number, ApiJson.Default.OtherBody, null, (_, ticket, by, body, ct) => body.Number is { } other
            ? act(ticket, by, other, ct)
            : Task.FromResult<ActResult>(new ActResult.BadText("Give the number of the other ticket, such as SB-1042.")));
}
