using System.Globalization;
using Xunit.Abstractions;

namespace SupportBot.Tests.Processes;

/// <summary>A fifth of everything that goes between the product and the world goes wrong, and nobody notices.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class ChaosTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Length =
        TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("SUPPORTBOT_CHAOS_SECONDS") ?? "5", CultureInfo.InvariantCulture));

    [Fact]
    public async Task With_a_fifth_of_everything_disturbed_nothing_is_lost_doubled_reordered_or_sent_too_soon()
    {
        await using var run = await ChaosRun.StartAsync(new ChaosPlan(Length, Seed: 20261124) { Rate = 12 }, output.WriteLine);
        try
        {
            var outcome = await run.RunAsync();
            foreach (var (what, count) in outcome.Figures) output.WriteLine($"{count,8}  {what}");
            await outcome.CheckAsync();
        }
        catch
        {
            output.WriteLine(run.Output);
            throw;
        }
    }
}
