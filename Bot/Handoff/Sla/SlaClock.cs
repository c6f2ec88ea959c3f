using SupportBot.Conversations;

namespace SupportBot.Handoff.Sla;

/// <summary>By when the policy of its queue asks for what of a ticket: drawn from it before and after whatever happened.</summary>
internal static class SlaClock
{
    /// <param name="wrote">The customer wrote something that wants an answer.</param>
    public static Ticket Set(Ticket before, Ticket after, ServiceTimes times, DateTimeOffset now, bool wrote = false)
    {
        if (after.State is not (TicketState.Waiting or TicketState.Claimed)) return after;
        var due = before.State switch
        {
            TicketState.Triage => Begun(after, times, now),
            TicketState.Resolved => Begun(after, times, now) with { FirstResponse = null, NextResponse = after.State is TicketState.Waiting ? Next(after, times, now) : null },
            TicketState.Waiting or TicketState.Claimed => Moved(before, after, times, now),
        };
        if (wrote && due is { FirstResponse: null, NextResponse: null } && after.OverdueSince is null) due = due with { NextResponse = Next(after, times, now) };
        return due == after.Due || after.Apply(new TicketEvent.DueSet(due), now) is not TicketChange.Made(var ticket) ? after : ticket;
    }

    private static SlaDue Begun(Ticket ticket, ServiceTimes times, DateTimeOffset now)
    {
        var targets = times.For(ticket.Queue, ticket.Urgency);
        return new SlaDue(By(ticket, times, targets.First, now), null, By(ticket, times, targets.Resolve, now));
    }

    // What became more urgent is due sooner, what is less urgent later, always counted from now; another queue alone begins nothing anew.
    private static SlaDue Moved(Ticket before, Ticket after, ServiceTimes times, DateTimeOffset now)
    {
        if (before.Urgency == after.Urgency) return after.Due;
        var targets = times.For(after.Queue, after.Urgency);
        return new SlaDue(Other(after.Due.FirstResponse, targets.First), Other(after.Due.NextResponse, targets.Next), Other(after.Due.Resolution, targets.Resolve));

        DateTimeOffset? Other(DateTimeOffset? was, TimeSpan? target)
        {
            if (was is not { } due || By(after, times, target, now) is not { } anew) return was;
            return after.Urgency > before.Urgency == anew < due ? anew : due;
        }
    }

    private static DateTimeOffset? Next(Ticket ticket, ServiceTimes times, DateTimeOffset now) => By(ticket, times, times.For(ticket.Queue, ticket.Urgency).Next, now);

    private static DateTimeOffset? By(Ticket ticket, ServiceTimes times, TimeSpan? target, DateTimeOffset now) =>
        target is { } time ? times.CalendarFor(ticket.Queue).Add(now, time) : null;
}
