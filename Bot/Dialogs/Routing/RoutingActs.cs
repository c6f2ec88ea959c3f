using SupportBot.Conversations;
using SupportBot.Dialogs.Acts;
using SupportBot.Handoff.Routing;
using SupportBot.Storage;
using SupportBot.Storage.Routing;

namespace SupportBot.Dialogs.Routing;

/// <summary>Carries out what routing decided. Each act is committed against the version it was decided on: whoever was faster keeps the ticket.</summary>
internal sealed class RoutingActs(ActWriter writer)
{
    /// <summary>False when it does not wait any more.</summary>
    public Task<bool> GiveAsync(Given given, CancellationToken ct) => DoAsync(
        given.Ticket, new TicketEvent.Assigned(given.To, given.Because), [Routed(given.Because)], (given.To, new Notice(NoticeKind.Assigned, given.Ticket, given.Because)), ct);

    /// <summary>False when its agent touched it after all.</summary>
    public Task<bool> TakeBackAsync(UnansweredTicket ticket, string because, CancellationToken ct) => DoAsync(
        ticket.Number, new TicketEvent.CameBack(because), [Routed(because)], (ticket.Agent, new Notice(NoticeKind.CameBack, ticket.Number, because)), ct);

    /// <summary>An agent's work goes to a colleague, or back to its queue where there is none. False when it is not theirs any more.</summary>
    public Task<bool> HandOverAsync(TicketNumber number, Agent by, Given? to, CancellationToken ct) => DoAsync(
        number, new TicketEvent.Transferred(by.Id, to?.To, null, null) { Because = to?.Because },
        [ActWriter.Event(by, EventText.Transferred), .. to is null ? (Line[])[] : [Routed(to.Because)]], to is null ? null : (to.To, new Notice(NoticeKind.Assigned, number, to.Because)), ct);

    private async Task<bool> DoAsync(TicketNumber number, TicketEvent happened, IReadOnlyList<Line> lines, (AgentId, Notice)? told, CancellationToken ct) =>
        await writer.ActAsync(number, _ => happened, (_, _) => lines, ct, commit => told is { } one ? commit with { Notices = [.. commit.Notices, one] } : commit) is ActResult.Done;

    private static Line Routed(string because) => new(LineKind.Event, Happenings.Routed + because);
}
