using SupportBot.Dialogs.Acts;
using SupportBot.Storage;

namespace SupportBot.Desk;

/// <summary>Moments that agents choose by a word, in the company's time zone, or name themselves.</summary>
internal static class Moments
{
    private const int MorningHour = 9;
    private const string Unreadable = "There is no such date and time. Choose another one.";

    /// <summary>What is offered, with the words agents read.</summary>
    public static IReadOnlyList<(string Word, string Label)> Offered { get; } =
    [
        ("1h", "In an hour"), ("4h", "In four hours"), ("tomorrow", "Tomorrow at 9:00"), ("monday", "On Monday at 9:00"), ("week", "In a week at 9:00"),
    ];

    /// <summary>The moment a form names: a time of one's own wins over a word.</summary>
    public static (DateTimeOffset? At, string? Problem) Of(IFormCollection form, string name, DateTimeOffset now, TimeZoneInfo zone) =>
        Of(form[$"{name}_own"].ToString() is { Length: > 0 } own ? own : form[name].ToString(), now, zone);

    /// <summary>The moment of a word, of a local time such as <c>2026-03-02T14:30</c> or of one that was recognised, or what is wrong with it; neither when nothing is named.</summary>
    public static (DateTimeOffset? At, string? Problem) Of(string? word, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (string.IsNullOrEmpty(word)) return (null, null);
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var at = word switch
        {
            "1h" => now.AddHours(1),
            "4h" => now.AddHours(4),
            "tomorrow" => Morning(today.AddDays(1)),
            "monday" => Morning(today.AddDays(today.DayOfWeek is DayOfWeek.Sunday ? 1 : 8 - (int)today.DayOfWeek)),
            "week" => Morning(today.AddDays(7)),
            _ => Named(word, zone),
        };
        if (at is not { } moment) return (null, Unreadable);
        return Ahead.Problem(moment, now) is { } problem ? (null, problem) : (moment.Kept(), null);

        DateTimeOffset Morning(DateTime day) => Local(day.AddHours(MorningHour), zone);
    }

    private static DateTimeOffset? Named(string word, TimeZoneInfo zone)
    {
        if (DateTimeOffset.TryParseExact(word, "o", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return at.ToUniversalTime();
        if (!DateTime.TryParseExact(word, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var own)) return null;
        // Beside the first and the last day there is, clocks elsewhere show a day that there is not.
        return own.Year is > 1 and < 9999 ? Local(own, zone) : new DateTimeOffset(own, TimeSpan.Zero);
    }

    // An hour that the clocks leave out in spring is the one after it; of one that comes twice in autumn it is the first.
    private static DateTimeOffset Local(DateTime time, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(time)) time = time.AddHours(1);
        return new DateTimeOffset(time, zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time)).ToUniversalTime();
    }
}
