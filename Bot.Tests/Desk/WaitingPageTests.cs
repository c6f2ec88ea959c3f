using SupportBot.Storage;

namespace SupportBot.Tests.Desk;

/// <summary>What admins see of the waits that customers were told.</summary>
public sealed class WaitingPageTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task C16_An_admin_sees_what_was_told_beside_what_came_true()
    {
        // Forty waits of six minutes: thirty were told 5 to 10 minutes, ten 10 to 20.
        await desk.Host.Get<Database>().WriteAsync(WriteKey.None, async sql =>
        {
            for (var i = 0; i < 40; i++)
            {
                var (at, from) = (desk.Host.Get<TimeProvider>().GetUtcNow().AddHours(-i).ToUnixTimeMilliseconds(), i < 30 ? 5L : 10L);
                await sql.ExecuteAsync(
                    """
                    INSERT INTO wait_estimates (conversation_id, queue, told_at, is_first, ahead, from_minutes, to_minutes, ended_at, taken)
                    VALUES ($1, 'billing', $2, 1, 0, $3, $4, $5, 1)
                    """,
                    (long)i, at, from, 2 * from, at + (6 * 60_000));
            }
        });
        using var admin = await desk.Host.SignInAsync("root");

        var page = await admin.OpenAsync("/admin/waiting");

        page.QuerySelector(".admin-panes .areas [aria-current]")!.TextContent.ShouldBe("Waiting");
        page.QuerySelectorAll(".figures tbody td").Select(cell => cell.TextContent).ShouldBe(["40", "75 %", "40", "75 %", "10", "0", "6 min", "5 min"]);
        page.QuerySelector("p.problem")!.TextContent.ShouldBe("Billing: only 75 % of the waits were inside the range that was told first.");
        (await admin.OpenAsync("/admin/waiting?days=30")).QuerySelector("main .lists [aria-current]")!.TextContent.ShouldBe("30 days");
    }
}
