namespace SupportBot.Desk;

/// <summary>Moments that agents choose by a word, in the company's time zone, or name themselves.</summary>
internal static class Moments
{
    private const int MorningHour = 9;

    /// <summary>What is offered, with the words agents read.</summary>
    public static IReadOnlyList<(string Word, string Label)> Offered { get; } =
    [
        ("1h", "In an hour"), ("4h", "In four hours"), ("tomorrow", "Tomorrow at 9:00"), ("monday", "On Monday at 9:00"), ("week", "In a week at 9:00"),
    ];

    /// <summary>The moment of a word, or of a local time such as <c>2026-03-02T14:30</c>; null when it is neither.</summary>
    public static DateTimeOffset? Of(string? word, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return word switch
        {
            "1h" => now.AddHours(1),
            "4h" => now.AddHours(4),
            "tomorrow" => Morning(today.AddDays(1)),
            "monday" => Morning(today.AddDays(today.DayOfWeek is DayOfWeek.Sunday ? 1 : 8 - (int)today.DayOfWeek)),
            "week" => Morning(today.AddDays(7)),
            _ => DateTime.TryParseExact(word, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var own) ? Local(own) : null,
        };

        DateTimeOffset Morning(DateTime day) => Local(day.AddHours(MorningHour));

        // An hour that the clocks leave out in spring is the one after it.
        DateTimeOffset Local(DateTime time)
        {
            if (zone.IsInvalidTime(time)) time = time.AddHours(1);
            return new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime();
        }
    }
}
