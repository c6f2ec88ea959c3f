using System.Globalization;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using Xunit.Abstractions;

namespace SupportBot.Tests.Processes;

/// <summary>The process is killed again and again in the middle of its work (SIGKILL), and nobody notices.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20260302;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(1200);
    private static readonly int Cycles = int.Parse(Environment.GetEnvironmentVariable("SUPPORTBOT_KILL_CYCLES") ?? "10", CultureInfo.InvariantCulture);

    private readonly Random _random = new(Seed);

    [Fact]
    public async Task Killed_again_and_again_under_load_it_loses_doubles_and_reorders_nothing()
    {
        using var folder = new DataFolder();
        await using var messengers = await Messengers.OpenAsync();
        var bot = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
        var crowd = await Crowd.GatherAsync(messengers, each: 4, Seed);

        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            await Task.Delay(LongestLife * _random.NextDouble(), TimeProvider.System);
            await bot.KillAsync();
            await bot.DisposeAsync();
            crowd.Pause();
            bot = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
            crowd.GoOn();
        }
        await crowd.StopAsync();
        var reckoning = await Reckoning.WhenSettledAsync(new SqliteEngine(folder.Database), messengers, crowd);
        await bot.TerminateAsync();
        await bot.DisposeAsync();

        output.WriteLine($"{Cycles} kills, {crowd.Members.Sum(member => member.Written.Count)} messages, {reckoning.CutOff} sends cut off.");
        await reckoning.CheckAsync();
    }
}
