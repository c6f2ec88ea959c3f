using NodaTime;
using NodaTime.Text;

namespace SupportBot.Handoff.Calendars;

/// <summary>Days that differ from the week: nobody is there, or only for some hours.</summary>
internal sealed class Holidays
{
    /// <summary>How they are written: one a line.</summary>
    public const string Example = "12-25 Christmas Day\n2026-12-24 09:00-13:00 Christmas Eve\n2026-12-28..2026-12-31 Closed for the holidays";

    private const int LongestRange = 366;
    private static readonly LocalDatePattern OnceForm = LocalDatePattern.Iso;
    private static readonly AnnualDatePattern YearlyForm = AnnualDatePattern.Iso;

    private readonly Dictionary<LocalDate, Day> _once = [];
    private readonly Dictionary<AnnualDate, Day> _yearly = [];

    private Holidays(string written) => Written = written;

    public static Holidays None { get; } = new("");

    /// <summary>As they were written.</summary>
    public string Written { get; }

    /// <summary>A day that differs.</summary>
    /// <param name="Open">When people are there all the same; empty for never.</param>
    public sealed record Day(IReadOnlyList<Hours> Open, string Name);

    /// <summary>Reads lines such as those of <see cref="Example"/>. A day of one year counts more than one of every year.</summary>
    public static (Holidays Read, string? Problem) Parse(string text)
    {
        var holidays = new Holidays(text.Trim());
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!holidays.TryAdd(line)) return (None, $"'{line}' is no holiday. Write a date, hours if somebody is there, and a name, like: {Example.Split('\n')[1]}");
        return (holidays, null);
    }

    /// <summary>What differs on a date; null when nothing does.</summary>
    public Day? On(LocalDate date) => _once.GetValueOrDefault(date) ?? _yearly.GetValueOrDefault(new AnnualDate(date.Month, date.Day));

    private bool TryAdd(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hours = words.Skip(1).TakeWhile(word => char.IsAsciiDigit(word[0]) && word.Contains(':')).Select(Hours.Parse).ToList();
        if (hours.Contains(null)) return false;
        var day = new Day(Hours.Together(hours.OfType<Hours>()), string.Join(' ', words.Skip(1 + hours.Count)));
        if (Dates(words[0]) is { } dates)
        {
            foreach (var date in dates) _once[date] = day;
            return true;
        }
        if (!YearlyForm.Parse(words[0]).TryGetValue(default, out var yearly)) return false;
        _yearly[yearly] = day;
        return true;
    }

    private static List<LocalDate>? Dates(string text)
    {
        var ends = text.Split("..").Select(end => OnceForm.Parse(end)).ToList();
        if (ends.Count > 2 || ends.Exists(end => !end.Success)) return null;
        var count = Period.DaysBetween(ends[0].Value, ends[^1].Value) + 1;
        return count is < 1 or > LongestRange ? null : [.. Enumerable.Range(0, count).Select(ends[0].Value.PlusDays)];
    }
}
