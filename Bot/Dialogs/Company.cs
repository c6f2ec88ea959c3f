using SupportBot.Handoff.Calendars;

namespace SupportBot.Dialogs;

/// <summary>Settings under <c>Company</c>: what customers are told about the company behind the bot.</summary>
/// <param name="Zone">The time zone promised times are said in: <c>Company:TimeZone</c>, an IANA name; the machine's own by default.</param>
/// <param name="Hours">When people answer as long as no admin decides otherwise: <c>Company:Hours</c>; null when they always do.</param>
internal sealed record Company(TimeZoneInfo Zone, WorkingWeek? Hours = null)
{
    /// <summary>What the settings say of when people are there.</summary>
    public BusinessCalendar Calendar => new(BusinessCalendar.Default, Hours ?? WorkingWeek.Always, Holidays.None, Zones.Of(Zone));

    public static Company Read(IConfiguration configuration)
    {
        var zone = Zoned(configuration["Company:TimeZone"]);
        if (configuration["Company:Hours"] is not { Length: > 0 } text) return new Company(zone);
        if (!WorkingWeek.TryParse(text, out var hours)) throw new SettingException("Company:Hours", $"'{text}' cannot be read as hours. Write them like {WorkingWeek.Example}.");
        return hours.IsTooShort ? throw new SettingException("Company:Hours", $"'{text}' is less than an hour a week. Times cannot be counted by that.") : new Company(zone, hours);
    }

    private static TimeZoneInfo Zoned(string? name)
    {
        if (string.IsNullOrEmpty(name)) return TimeZoneInfo.Local;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new SettingException("Company:TimeZone", $"'{name}' is no time zone this machine knows. Use an IANA name such as Europe/Warsaw.");
    }
}
