using SupportBot.Channels;
using SupportBot.Storage;
using SupportBot.Tests.Processes;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Chats;

/// <summary>Many web chats whose server stops or is killed and starts again, while their customers write.</summary>
internal static class Restarts
{
    // All of them together ask about 50 times a second.
    private const int MessagesPerSecond = 50;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <param name="say">Told how long each took until the server had ended, served again, and had everybody back, and how many messages there are by then.</param>
    /// <returns>The longest. Fails when anything was lost, doubled or out of order.</returns>
    public static async Task<TimeSpan> RunAsync(int chats, int rounds, int seed, Action<int, (TimeSpan Ended, TimeSpan Served, TimeSpan Back), int> say)
    {
        using var folder = new DataFolder();
        await using var messengers = await Messengers.OpenAsync();
        var bot = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
        var thought = TimeSpan.FromSeconds(2.0 * chats / MessagesPerSecond);
        var crowd = await SupportBot.Tests.Processes.Crowd.GatherAsync(messengers, chats, seed, thought, ChannelName.Web);
        var longest = TimeSpan.Zero;
        for (var round = 1; round <= rounds; round++)
        {
            await UntilAllAreThereAsync(messengers.Web, chats);
            var began = TimeProvider.System.GetTimestamp();
            await (round % 2 == 0 ? bot.KillAsync() : bot.TerminateAsync());
            await bot.DisposeAsync();
            var ended = TimeProvider.System.GetElapsedTime(began);
            bot = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
            var served = TimeProvider.System.GetElapsedTime(began);
            await UntilAllAreThereAsync(messengers.Web, chats);
            var back = TimeProvider.System.GetElapsedTime(began);
            longest = back > longest ? back : longest;
            say(round, (ended, served, back), crowd.Members.Sum(member => member.Written.Count));
        }
        await crowd.StopAsync();
        var reckoning = await Reckoning.WhenSettledAsync(new SqliteEngine(folder.Database), messengers, crowd);
        await bot.TerminateAsync();
        await bot.DisposeAsync();
        await reckoning.CheckAsync();
        return longest;
    }

    private static async Task UntilAllAreThereAsync(WebCustomer customers, int chats)
    {
        while (customers.Listening < chats) await Task.Delay(BetweenLooks, TimeProvider.System);
    }
}
