namespace SupportBot.Conversations;

/// <summary>The timers that hang on a ticket: drawn from it before and after, so that no turn or act has to remember them.</summary>
internal static class TicketTimers
{
    public static IReadOnlyList<TimerChange> Between(Ticket before, Ticket after)
    {
        var changes = new List<TimerChange>();
        Add(TimerKind.Promise, before.PromisedBy, after.PromisedBy);
        Add(TimerKind.Snooze, before.SnoozedUntil, after.SnoozedUntil);
        return changes;

        void Add(TimerKind kind, DateTimeOffset? was, DateTimeOffset? now)
        {
            if (was != now) changes.Add(new TimerChange(kind, now));
        }
    }
}
