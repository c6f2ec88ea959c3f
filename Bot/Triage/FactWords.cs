using SupportBot.Conversations;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>Shows a fact's value as people write it: days by the month's name, the rest as it is.</summary>
internal static class FactWords
{
    /// <summary>"12 May", "12 мая", "12 maja"; with the year when it is not this one.</summary>
    public static string Show(string value, Language language, DateOnly today)
    {
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return value;
        var shown = $"{day.Day.ToString(CultureInfo.InvariantCulture)} {Months.Name(day.Month, language)}";
        return day.Year == today.Year ? shown : $"{shown} {day.Year.ToString(CultureInfo.InvariantCulture)}";
    }
}
