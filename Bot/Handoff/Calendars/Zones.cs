using NodaTime;
using NodaTime.TimeZones;

namespace SupportBot.Handoff.Calendars;

/// <summary>Time zones by their IANA names.</summary>
internal static class Zones
{
    /// <summary>Null when there is no such zone.</summary>
    public static DateTimeZone? Find(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);

    /// <summary>The same zone for calendars; one the database does not know, as the machine describes it.</summary>
    public static DateTimeZone Of(TimeZoneInfo zone) =>
        Find(zone.Id) ?? (TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? Find(name) : null) ?? BclDateTimeZone.FromTimeZoneInfo(zone);
}
