using SupportBot.Admin.Compare;
using SupportBot.Desk.Labels;
using SupportBot.Learning.Watch;

namespace SupportBot.Admin.Watch;

/// <summary>What admins read of what is watched.</summary>
internal static class WatchWords
{
    /// <summary>A sentence for everything that is unusual on the newest day it was measured on.</summary>
    public static IReadOnlyList<string> Alerts(Watched watched) =>
    [
        .. watched.Heads.SelectMany(Alerts),
        .. Newest(watched.Accuracy) is { IsUnusual: true } day
            ? [$"Of the last {day.Messages} readings that agents looked at, they found {CompareWords.Percent(day.Value)} right ({On(day)}); below {Percent(day.Line)} that is unusual."]
            : Array.Empty<string>(),
    ];

    public static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    public static string Percent(double? share) => share is { } known ? CompareWords.Percent(known) : "–";

    private static IEnumerable<string> Alerts(WatchedHead head)
    {
        var name = HeadWords.Title(head.Head);
        if (Newest(head.Unsure) is { IsUnusual: true } unsure)
            yield return $"{name}: unsure of {CompareWords.Percent(unsure.Value)} of the messages ({On(unsure)}); above {Percent(unsure.Line)} that is unusual.";
        if (Newest(head.Drift) is { IsUnusual: true } drift)
            yield return $"{name}: {CompareWords.Percent(drift.Value)} of the answers are others than in the four weeks before ({On(drift)}); above {Percent(drift.Line)} that is unusual.";
    }

    // Of a day that has only begun nothing can be said yet.
    private static WatchedDay? Newest(IReadOnlyList<WatchedDay> days) => days.LastOrDefault(day => day.Line is not null);

    private static string On(WatchedDay day) => day.Day.ToString("d MMMM", CultureInfo.InvariantCulture);
}
