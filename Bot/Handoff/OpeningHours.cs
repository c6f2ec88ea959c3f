using System.Diagnostics.CodeAnalysis;

namespace SupportBot.Handoff;

/// <summary>When people answer, week by week in the company's time zone (C16).</summary>
internal sealed class OpeningHours
{
    /// <summary>How hours are written.</summary>
    public const string Example = "Mon-Fri 09:00-17:30; Sat 10:00-14:00";

    private static readonly string[] DayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private readonly ILookup<DayOfWeek, (TimeOnly From, TimeOnly To)> _open;
    private readonly TimeZoneInfo _zone;

    private OpeningHours(IEnumerable<(DayOfWeek Day, TimeOnly From, TimeOnly To)> open, TimeZoneInfo zone)
    {
        _open = open.OrderBy(one => one.From).ToLookup(one => one.Day, one => (one.From, one.To));
        _zone = zone;
    }

    /// <summary>Reads hours such as <see cref="Example"/>; hours end on the day they begin, at the latest at 24:00.</summary>
    public static bool TryParse(string text, TimeZoneInfo zone, [NotNullWhen(true)] out OpeningHours? hours)
    {
        var open = new List<(DayOfWeek, TimeOnly, TimeOnly)>();
        hours = null;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var days, var times]) return false;
            if (Days(days) is not { Count: > 0 } on || times.Split('-') is not [var from, var to]) return false;
            if (Time(from) is not { } begin || Time(to) is not { } end || begin >= end) return false;
            open.AddRange(on.Select(day => (day, begin, end)));
        }
        if (open.Count > 0) hours = new OpeningHours(open, zone);
        return hours is not null;
    }

    /// <summary>When people are back; null while they are there.</summary>
    public DateTimeOffset? BackAt(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, _zone);
        for (var ahead = 0; ahead <= 7; ahead++)
        {
            var date = DateOnly.FromDateTime(local.Date).AddDays(ahead);
            foreach (var (from, to) in _open[date.DayOfWeek])
            {
                var (begin, end) = (At(date, from), At(date, to));
                if (now >= begin && now < end) return null;
                if (begin > now) return begin;
            }
        }
        return null;
    }

    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = time == TimeOnly.MaxValue ? date.AddDays(1).ToDateTime(TimeOnly.MinValue) : date.ToDateTime(time);
        // In spring an hour is left out: who opens in it opens when it is over.
        while (_zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static List<DayOfWeek>? Days(string text)
    {
        int[] ends = [.. text.Split('-').Select(name => Array.FindIndex(DayNames, day => day.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        if (ends.Length is 0 or > 2 || ends.Contains(-1)) return null;
        var count = ((ends[^1] - ends[0] + 7) % 7) + 1;
        return [.. Enumerable.Range(ends[0], count).Select(day => (DayOfWeek)(day % 7))];
    }

    private static TimeOnly? Time(string text) => text == "24:00" ? TimeOnly.MaxValue
        : TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
