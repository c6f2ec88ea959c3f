using SupportBot.Conversations;
using SupportBot.Dialogs.Acts;
using SupportBot.Handoff.Routing;
using SupportBot.Storage;
using SupportBot.Storage.Routing;

namespace SupportBot.Dialogs.Routing;

/// <summary>Carries out what routing decided. Each act is committed against the version it was decided on: whoever was faster keeps the ticket.</summary>
internal sealed class RoutingActs(ConversationStore store, Outgoing outgoing, TimeProvider clock)
{
    /// <summary>False when it does not wait any more.</summary>
    public Task<bool> GiveAsync(Given given, CancellationToken ct) =>
        DoAsync(given.Ticket, new TicketEvent.Assigned(given.To, given.Because), [new Line(LineKind.Event, Happenings.Routed + given.Because)],
        (given.To, new Notice(NoticeKind.Assigned, given.Ticket, given.Because)), ct);

    /// <summary>False when its agent touched it after all.</summary>
    public Task<bool> TakeBackAsync(UnansweredTicket ticket, string because, CancellationToken ct) => DoAsync(
        ticket.Number, new TicketEvent.CameBack(because), [new Line(LineKind.Event, Happenings.Routed + because)],
        (ticket.Agent, new Notice(NoticeKind.CameBack, ticket.Number, because)), ct);

    /// <summary>An agent's work goes to a colleague, or back to its queue where there is none. False when it is not theirs any more.</summary>
    public Task<bool> HandOverAsync(TicketNumber number, Agent by, Given? to, CancellationToken ct) => DoAsync(
        number, new TicketEvent.Transferred(by.Id, to?.To, null, null) { Because = to?.Because },
        [new Line(LineKind.Event, "transferred") { Agent = by }, .. to is null ? (Line[])[] : [new Line(LineKind.Event, Happenings.Routed + to.Because)]],
        to is null ? null : (to.To, new Notice(NoticeKind.Assigned, number, to.Because)), ct);

    private async Task<bool> DoAsync(TicketNumber number, TicketEvent happened, IReadOnlyList<Line> lines, (AgentId, Notice)? told, CancellationToken ct)
    {
        var now = clock.GetUtcNow().Kept();
        if (await store.FindAsync(number) is not { } before || before.Ticket.Apply(happened, now) is not TicketChange.Made(var ticket)) return false;
        var after = ActWriter.After(before, ticket, happened);
        return await store.CommitAsync(
            new Commit(before, after)
            {
                Lines = lines, Outbox = outgoing.Of(before, after, lines), Timers = TicketTimers.Between(before.Ticket, ticket, now), Notices = told is { } one ? [one] : [],
            }, ct);
    }
}
