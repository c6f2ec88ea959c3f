using System.Text.RegularExpressions;
using SupportBot.Handoff.Calendars;

namespace SupportBot.Handoff.Sla;

/// <summary>How long something may take, in time people are there: <c>30m</c>, <c>1h 30m</c>, <c>2d</c>. A day is a usual working day of the calendar.</summary>
internal readonly partial record struct TargetTime(int Days, int Minutes)
{
    private const int MostDays = 90;
    private const int MostMinutes = 60 * 24 * 30;

    /// <summary>Null when it cannot be read, or is nothing, or is months.</summary>
    public static TargetTime? Parse(string text)
    {
        if (Form().Match(text.Trim().ToLowerInvariant()) is not { Success: true } match) return null;
        var (days, minutes) = (Number(match.Groups[1]), (Number(match.Groups[2]) * 60) + Number(match.Groups[3]));
        return days <= MostDays && minutes <= MostMinutes && days + minutes > 0 ? new TargetTime(days, minutes) : null;
    }

    public TimeSpan In(BusinessCalendar calendar) => (calendar.UsualDay * Days) + TimeSpan.FromMinutes(Minutes);

    public override string ToString() => string.Join(' ', new[] { Part(Days, "d"), Part(Minutes / 60, "h"), Part(Minutes % 60, "m") }.Where(part => part.Length > 0));

    private static string Part(int number, string unit) => number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:([0-9]{1,3})d)?\s*(?:([0-9]{1,3})h)?\s*(?:([0-9]{1,5})m)?$")]
    private static partial Regex Form();
}
