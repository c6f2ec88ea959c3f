using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Triage.Listening;

namespace SupportBot.Handoff.Promising;

/// <summary>What the named groups of a language's times say.</summary>
internal static class SaidWords
{
    public static TimeSpan? Span(Match said, IReadOnlyDictionary<string, double> numbers)
    {
        var number = said.Groups["quarter"].Success ? 0.25 : said.Groups["half"].Success ? 0.5 : Number(said.Groups["n"], numbers) ?? 1;
        if (said.Groups["more"].Success) number = said.Groups["n"].Success ? number + 0.5 : 1.5;
        return said.Groups["m"].Success ? TimeSpan.FromMinutes(number) : said.Groups["d"].Success ? TimeSpan.FromDays(number) : TimeSpan.FromHours(number);
    }

    /// <summary>A day that no calendar has, such as 31 February.</summary>
    public static bool IsNoDay(Match said) => said.Groups["date"].Success && Month(said.Groups["month"].ValueSpan) is >= 1 and <= 12 && Date(said.Groups["date"].ValueSpan, said.Groups["month"].ValueSpan) is null;

    public static SaidTime Day(Match said, SaidTime time)
    {
        if (!said.Success) return time;
        var groups = said.Groups;
        time = time with { IsNext = groups["next"].Success };
        if (groups["today"].Success) return time with { Ahead = 0 };
        if (groups["tomorrow"].Success) return time with { Ahead = 1 };
        if (groups["after"].Success) return time with { Ahead = 2 };
        if (groups["nextweek"].Success) return time with { Weekday = IsoDayOfWeek.Friday, IsNext = true };
        if (groups["week"].Success) return time with { Weekday = IsoDayOfWeek.Friday };
        if (groups["date"].Success) return Date(groups["date"].ValueSpan, groups["month"].ValueSpan) is { } date ? time with { Date = date } : time;
        for (var day = 1; day <= 7; day++)
            if (groups[string.Create(CultureInfo.InvariantCulture, $"w{day}")].Success) return time with { Weekday = (IsoDayOfWeek)day };
        return time;
    }

    public static SaidTime Part(Match said, SaidTime time) => !said.Success ? time : time with
    {
        Part = said.Groups["morning"].Success ? DayPart.Morning : said.Groups["noon"].Success ? DayPart.Noon : said.Groups["afternoon"].Success ? DayPart.Afternoon
            : said.Groups["evening"].Success ? DayPart.Evening : DayPart.Close,
        // "This evening" and "by the end of the day" name the day, too.
        Ahead = time.Ahead ?? (time is { Weekday: null, Date: null } ? 0 : null),
    };

    public static SaidTime Clock(Match said, SaidTime time, IReadOnlyDictionary<string, double> numbers)
    {
        if (!said.Success || Number(said.Groups["hour"], numbers) is not { } hour || hour > 24) return time;
        var minute = said.Groups["minute"].Success ? Number(said.Groups["minute"], numbers) : 0;
        if (minute is not <= 59) return time;
        // "03:00" is written by who counts to 24.
        bool? isAfternoon = said.Groups["pm"].Success ? true : said.Groups["am"].Success || said.Groups["hour"].ValueSpan is ['0', _] ? false : null;
        return time with { Clock = ((int)hour, (int)minute), IsAfternoon = isAfternoon };
    }

    private static double? Number(Group group, IReadOnlyDictionary<string, double> numbers) =>
        !group.Success ? null : double.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : numbers.TryGetValue(group.Value.Trim(), out var named) ? named : null;

    private static int Month(ReadOnlySpan<char> said) => int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Months.Read(said);

    private static AnnualDate? Date(ReadOnlySpan<char> day, ReadOnlySpan<char> month)
    {
        var named = Month(month);
        return int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var date) && named is >= 1 and <= 12 && date >= 1 && date <= DateTime.DaysInMonth(2028, named)
            ? new AnnualDate(named, date)
            : null;
    }
}
