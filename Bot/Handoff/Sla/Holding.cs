using NodaTime;
using SupportBot.Conversations;
using SupportBot.Handoff.Calendars;

namespace SupportBot.Handoff.Sla;

/// <summary>
/// When a customer whose update did not come is told of the next. Every such note names a time, and every time it passes there is another note, so the times
/// lie further and further apart, and none falls into the night: who is not answered is told the truth, and is not pestered with it (C17).
/// </summary>
internal static class Holding
{
    private const int LongestInDays = 5;
    private const int MostDoublings = 10;
    private static readonly TimeSpan SecondAtLeast = TimeSpan.FromHours(2);
    private static readonly LocalTime Evening = new(21, 0);
    private static readonly LocalTime Morning = new(8, 0);

    /// <param name="ticket">As it is now, with the notes that were told since a person wrote last.</param>
    /// <param name="urgency">How urgent it is from now on.</param>
    public static DateTimeOffset NextUpdate(ServiceTimes times, Ticket ticket, Urgency urgency, DateTimeOffset now)
    {
        var calendar = times.CalendarFor(ticket.Queue);
        return ByDay(calendar, calendar.Add(now, Wait(times.For(ticket.Queue, urgency).Update, ticket.HoldingNotes, calendar.UsualDay * LongestInDays)));
    }

    private static TimeSpan Wait(TimeSpan update, int told, TimeSpan longest)
    {
        if (told == 0) return update;
        var doublings = Math.Min(told, MostDoublings);
        var wait = TimeSpan.FromTicks(Math.Max(update.Ticks << doublings, SecondAtLeast.Ticks << (doublings - 1)));
        return wait < longest ? wait : longest;
    }

    // Nobody is woken to read that there is nothing to read. Whoever works by night only, writes by night.
    private static DateTimeOffset ByDay(BusinessCalendar calendar, DateTimeOffset at)
    {
        var local = calendar.Local(at);
        if (local.TimeOfDay >= Morning && local.TimeOfDay < Evening) return at;
        var morning = calendar.At((local.TimeOfDay < Morning ? local.Date : local.Date.PlusDays(1)).At(Morning));
        return calendar.BackAt(morning) is null ? morning : at;
    }
}
