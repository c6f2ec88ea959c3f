using NodaTime;
using SupportBot.Conversations;
using SupportBot.Handoff.Calendars;

namespace SupportBot.Handoff.Sla;

/// <summary>The calendars and policies that hold: how long people may take with a ticket, and when that time is over.</summary>
internal sealed class ServiceTimes
{
    private readonly Dictionary<string, BusinessCalendar> _calendars;
    private readonly Dictionary<string, SlaPolicy> _policies;

    /// <param name="calendars">One of them is <see cref="BusinessCalendar.Default"/>.</param>
    /// <param name="policies">Those that differ from <see cref="SlaPolicy.Shipped"/>.</param>
    public ServiceTimes(IEnumerable<BusinessCalendar> calendars, IEnumerable<SlaPolicy> policies) => (_calendars, _policies) =
        (calendars.ToDictionary(calendar => calendar.Name), policies.ToDictionary(policy => policy.Queue));

    /// <summary>People are always there, and the shipped policy holds.</summary>
    public static ServiceTimes Usual { get; } = new([BusinessCalendar.Always(DateTimeZone.Utc)], []);

    /// <summary>When the company is there at all.</summary>
    public BusinessCalendar Company => _calendars[BusinessCalendar.Default];

    public IEnumerable<BusinessCalendar> Calendars => _calendars.Values;

    public IEnumerable<SlaPolicy> Policies => _policies.Values;

    public SlaPolicy PolicyFor(string queue) =>
        _policies.GetValueOrDefault(queue) ?? _policies.GetValueOrDefault(SlaPolicy.AnyQueue) ?? SlaPolicy.Shipped;

    public BusinessCalendar CalendarFor(string queue) => _calendars.GetValueOrDefault(PolicyFor(queue).Calendar) ?? Company;

    public SlaTargets For(string queue, Urgency urgency) => PolicyFor(queue).Lines[urgency].In(CalendarFor(queue));

    /// <summary>By when a customer who waits in a queue hears from us next (C17). Who is not there now begins when they are back.</summary>
    public DateTimeOffset NextUpdate(string queue, Urgency urgency, DateTimeOffset now) => CalendarFor(queue).Add(now, For(queue, urgency).Update);
}
