using SupportBot.Conversations;

namespace SupportBot.Handoff;

/// <summary>How a time is said to a customer that was promised to them (C16, C17).</summary>
internal static class Promises
{
    /// <summary>The time of day, with the date when it is another day, rounded up to five minutes; in the company's time zone.</summary>
    public static string Say(DateTimeOffset due, DateTimeOffset now, TimeZoneInfo zone, Language language)
    {
        var step = TimeSpan.FromMinutes(5).Ticks;
        var local = TimeZoneInfo.ConvertTime(new DateTimeOffset((due.UtcTicks + step - 1) / step * step, TimeSpan.Zero), zone);
        var sameDay = local.Date == TimeZoneInfo.ConvertTime(now, zone).Date;
        return local.ToString(sameDay ? "HH:mm" : "d MMMM, HH:mm", Culture(language));
    }

    private static CultureInfo Culture(Language language) => CultureInfo.GetCultureInfo(language switch
    {
        Language.Ru => "ru-RU",
        Language.Pl => "pl-PL",
        Language.En or Language.Other => "en-GB",
    });
}
