namespace SupportBot.Conversations;

/// <summary>The timers that hang on a ticket: drawn from it before and after, so that no turn or act has to remember them.</summary>
internal static class TicketTimers
{
    /// <summary>How long before a promise is due a reminder comes at the earliest.</summary>
    public static readonly TimeSpan LongestLead = TimeSpan.FromMinutes(10);

    public static IReadOnlyList<TimerChange> Between(Ticket before, Ticket after, DateTimeOffset now)
    {
        var changes = new List<TimerChange>();
        Add(TimerKind.Promise, before.PromisedBy, after.PromisedBy);
        if (before.PromisedBy != after.PromisedBy) changes.Add(new TimerChange(TimerKind.Reminder, after.PromisedBy is { } due ? RemindAt(due, now) : null));
        Add(TimerKind.Sla, before.Due.Earliest, after.Due.Earliest);
        Add(TimerKind.Snooze, before.SnoozedUntil, after.SnoozedUntil);
        return changes;

        void Add(TimerKind kind, DateTimeOffset? was, DateTimeOffset? now)
        {
            if (was != now) changes.Add(new TimerChange(kind, now));
        }
    }

    /// <summary>When whoever promised is reminded: some minutes before, and for a short promise when a quarter of its time is left (C17).</summary>
    public static DateTimeOffset RemindAt(DateTimeOffset due, DateTimeOffset now)
    {
        var quarter = (due - now) / 4;
        return due - (quarter < LongestLead ? quarter : LongestLead);
    }
}
