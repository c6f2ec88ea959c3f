using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Storage.Watch;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

public sealed class WatchPageTests
{
    [Fact]
    public async Task An_admin_sees_how_readings_change_as_pictures_and_as_tables()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AddAgentAsync("root", "Root", Role.Admin);
        var admin = await host.SignInAsync("root");
        (await admin.OpenAsync("/admin/classifier/watch")).QuerySelector(".alerts")!.TextContent.ShouldContain("Too little is known yet");

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        for (var ago = 0; ago < 10; ago++)
            await host.Get<ReadingCountStore>().AddAsync(today.AddDays(-ago), [.. Heads.All.Select(head => new ReadingCount(head, 0, 100, ago == 0 ? 200 : 1))]);
        await admin.OpenAsync("/admin/classifier/watch");

        admin.Page.QuerySelectorAll(".alerts .problem").Length.ShouldBe(Heads.All.Length);
        admin.Page.QuerySelectorAll(".chart svg[role=img]").Length.ShouldBeGreaterThanOrEqualTo(2 * Heads.All.Length);
        admin.Page.QuerySelectorAll(".mix rect[data-hue]").ShouldNotBeEmpty();
        admin.Page.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
    }
}
