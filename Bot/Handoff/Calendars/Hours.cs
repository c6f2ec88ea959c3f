namespace SupportBot.Handoff.Calendars;

/// <summary>A stretch of one day by the clock on the wall, in minutes since midnight; 1440 is its end.</summary>
internal readonly record struct Hours(int From, int To)
{
    public const int DayLength = 1440;

    public static IReadOnlyList<Hours> WholeDay { get; } = [new(0, DayLength)];

    public TimeSpan Length => TimeSpan.FromMinutes(To - From);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From / 60:00}:{From % 60:00}-{To / 60:00}:{To % 60:00}");

    /// <summary>Reads <c>09:00-17:30</c>; null when it is no such stretch. It ends on the day it begins, at the latest at 24:00.</summary>
    public static Hours? Parse(string text) =>
        text.Split('-') is [var from, var to] && Minute(from) is { } begin && Minute(to) is { } end && begin < end ? new Hours(begin, end) : null;

    /// <summary>In order, and without counting anything twice.</summary>
    public static IReadOnlyList<Hours> Together(IEnumerable<Hours> hours)
    {
        var joined = new List<Hours>();
        foreach (var one in hours.OrderBy(one => one.From))
        {
            if (joined is [.., var last] && one.From <= last.To) joined[^1] = last with { To = Math.Max(last.To, one.To) };
            else joined.Add(one);
        }
        return joined;
    }

    private static int? Minute(string text) => text == "24:00" ? DayLength
        : TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;
}
