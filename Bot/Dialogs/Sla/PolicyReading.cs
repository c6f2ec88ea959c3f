using SupportBot.Handoff.Calendars;
using SupportBot.Handoff.Sla;
using SupportBot.Storage.Sla;

namespace SupportBot.Dialogs.Sla;

/// <summary>Reads calendars and policies as they are written.</summary>
internal static class PolicyReading
{
    /// <summary>What holds by all of them; what a newer program wrote and this one cannot read is left out.</summary>
    public static ServiceTimes Compose(Company company, PolicyTexts texts)
    {
        var calendars = texts.Calendars.Select(text => Calendar(text, company).Read).OfType<BusinessCalendar>().ToList();
        if (!calendars.Exists(calendar => calendar.Name == BusinessCalendar.Default)) calendars.Add(company.Calendar);
        return new ServiceTimes(calendars, texts.Policies.Select(Policy).OfType<SlaPolicy>());
    }

    /// <summary>A calendar, or what is wrong with it. That of the company goes by the company's clocks.</summary>
    public static (BusinessCalendar? Read, string? Problem) Calendar(CalendarText text, Company company)
    {
        if (!WorkingWeek.TryParse(text.Week, out var week)) return (null, $"'{text.Week}' cannot be read as hours. Write them like {WorkingWeek.Example}, or {WorkingWeek.AlwaysWritten}.");
        var (holidays, problem) = Holidays.Parse(text.Holidays);
        if (problem is not null) return (null, problem);
        var zone = text.Name == BusinessCalendar.Default ? Zones.Of(company.Zone) : Zones.Find(text.Zone);
        return zone is null
            ? (null, $"'{text.Zone}' is no time zone. Use an IANA name such as Europe/Warsaw.")
            : (new BusinessCalendar(text.Name, week, holidays, zone), null);
    }

    public static SlaPolicy? Policy(PolicyText text) => SlaPolicy.Parse(text.Targets) is { } lines ? new SlaPolicy(text.Queue, text.Calendar, lines) : null;
}
