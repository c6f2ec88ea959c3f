using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace SupportBot.Handoff.Calendars;

/// <summary>When people answer, week by week.</summary>
internal sealed class WorkingWeek
{
    /// <summary>How hours are written.</summary>
    public const string Example = "Mon-Fri 09:00-17:30; Sat 10:00-14:00";

    /// <summary>How it is written that people are always there.</summary>
    public const string AlwaysWritten = "always";

    private static readonly string[] DayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private readonly IReadOnlyList<Hours>[] _days;

    private WorkingWeek(IEnumerable<(int Day, Hours Hours)> open, string written)
    {
        var byDay = open.ToLookup(one => one.Day, one => one.Hours);
        (_days, Written) = ([.. Enumerable.Range(0, DayNames.Length).Select(day => Hours.Together(byDay[day]))], written);
    }

    public static WorkingWeek Always { get; } = new(Enumerable.Range(0, DayNames.Length).Select(day => (day, Hours.WholeDay[0])), AlwaysWritten);

    /// <summary>As it was written.</summary>
    public string Written { get; }

    /// <summary>So short that what is counted by it takes years: less than an hour a week.</summary>
    public bool IsTooShort => _days.Sum(hours => hours.Sum(one => one.Length.TotalMinutes)) < 60;

    /// <summary>How long a working day usually is, in whole minutes.</summary>
    public TimeSpan UsualDay
    {
        get
        {
            var open = _days.Where(hours => hours.Count > 0).ToList();
            return TimeSpan.FromMinutes(open.Sum(hours => hours.Sum(one => (int)one.Length.TotalMinutes)) / open.Count);
        }
    }

    /// <summary>Reads hours such as <see cref="Example"/>, or <see cref="AlwaysWritten"/>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out WorkingWeek? week)
    {
        week = text.Trim().Equals(AlwaysWritten, StringComparison.OrdinalIgnoreCase) ? Always : null;
        if (week is not null) return true;
        var open = new List<(int, Hours)>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var days, var times]) return false;
            if (Days(days) is not { Count: > 0 } on || Hours.Parse(times) is not { } hours) return false;
            open.AddRange(on.Select(day => (day, hours)));
        }
        if (open.Count > 0) week = new WorkingWeek(open, text.Trim());
        return week is not null;
    }

    /// <summary>The hours of a day of the week, in order.</summary>
    public IReadOnlyList<Hours> On(IsoDayOfWeek day) => _days[(int)day - 1];

    private static List<int>? Days(string text)
    {
        int[] ends = [.. text.Split('-').Select(name => Array.FindIndex(DayNames, day => day.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        if (ends.Length is 0 or > 2 || ends.Contains(-1)) return null;
        var count = ((ends[^1] - ends[0] + 7) % 7) + 1;
        return [.. Enumerable.Range(ends[0], count).Select(day => day % 7)];
    }
}
