using SupportBot.Handoff.Waiting;
using SupportBot.Storage.Waits;

namespace SupportBot.Admin.Waiting;

/// <summary>Shows how true the told waits were.</summary>
internal static class WaitingPages
{
    public static IReadOnlyList<int> Periods { get; } = [7, 30, 90];

    public static void Map(RouteGroupBuilder admin) => admin.MapGet("/waiting", async (HttpContext http, ToldWaits told, TimeProvider clock, int? days) =>
    {
        var period = days is { } asked && Periods.Contains(asked) ? asked : Periods[0];
        var cameTrue = await told.ReadAsync(clock.GetUtcNow().AddDays(-period));
        return AdminView.Of(http, AdminArea.Waiting).Page(WaitingPage.Of(
            period, [.. cameTrue.GroupBy(one => one.Queue).OrderBy(queue => queue.Key, StringComparer.Ordinal).Select(queue => WaitAccuracy.Of(queue.Key, [.. queue]))]));
    });
}
