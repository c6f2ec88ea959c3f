using SupportBot.Conversations;
using SupportBot.Handoff.Calendars;
using SupportBot.Handoff.Sla;

namespace SupportBot.Admin.Policies;

/// <summary>What a policy means for one ticket, in times of a clock on the wall.</summary>
/// <param name="First">By when a person must have answered; null for no limit.</param>
/// <param name="Resolve">By when it must be settled; null for no limit.</param>
/// <param name="Update">By when the customer is told to hear from us.</param>
internal sealed record PolicyExample(Urgency Urgency, string Queue, string HandedOff, string? First, string? Resolve, string Update)
{
    public static PolicyExample Of(ServiceTimes times, string queue, Urgency urgency, DateTimeOffset at)
    {
        var (calendar, targets) = (times.CalendarFor(queue), times.For(queue, urgency));
        return new(
            urgency, queue, Say(calendar, at, at), Due(targets.First), Due(targets.Resolve), Say(calendar, calendar.Add(at, targets.Update), at));

        string? Due(TimeSpan? target) => target is { } time ? Say(calendar, calendar.Add(at, time), at) : null;
    }

    /// <summary>"A critical billing ticket handed off Friday 17:40 is due Monday 9:10."</summary>
    public string Sentence =>
        $"A {Urgency.ToString().ToLowerInvariant()} {Queue}{(Queue.Length == 0 ? "" : " ")}ticket handed off {HandedOff} {(First is null ? "has no limit for the first answer" : $"is due {First}")}.";

    /// <summary>The day by its name as long as there is only one of that name.</summary>
    public static string Say(BusinessCalendar calendar, DateTimeOffset at, DateTimeOffset from)
    {
        var isNear = at - from < TimeSpan.FromDays(6);
        return calendar.Local(at).ToString(isNear ? "dddd H:mm" : "ddd d MMM H:mm", CultureInfo.InvariantCulture);
    }
}
