using SupportBot.Tests.Simulation.Week;

namespace SupportBot.Tests.Simulation;

public class WeekTests
{
    [Fact]
    public async Task In_a_small_week_nothing_happens_that_must_not()
    {
        await using var run = await WeekRun.OpenAsync(new WeekPlan(Conversations: 100, Agents: 8, Seed: 7)
        {
            Start = WeekPlan.Monday.AddHours(7), Length = TimeSpan.FromHours(15), Step = TimeSpan.FromMinutes(1), ChecksEvery = TimeSpan.FromHours(3),
        }, _ => { });

        var report = await run.RunAsync();

        report.Violations.ShouldBeEmpty();
        report.Counts["Resolve"].ShouldBeGreaterThan(10);
        report.Counts["delivered twice"].ShouldBeGreaterThan(0);
    }
}
