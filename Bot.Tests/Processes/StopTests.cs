using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>The process is asked to stop (SIGTERM), as every deployment does.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class StopTests
{
    private const int Seed = 7;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Load = TimeSpan.FromMilliseconds(800);

    [Fact]
    public async Task Under_load_with_open_sockets_and_streams_it_drains_in_five_seconds_and_loses_nothing()
    {
        using var folder = new DataFolder();
        await using var messengers = await Messengers.OpenAsync();
        await using var bot = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
        using var agent = await AgentAtWork.SignInAsync(messengers.Address);
        using var events = await agent.WatchAsync();
        var crowd = await Crowd.GatherAsync(messengers, each: 4, Seed);

        await Task.Delay(Load, TimeProvider.System);
        var took = await bot.TerminateAsync();

        took.ShouldBeLessThan(LongestDrain);
        (await bot.EndAsync()).ShouldBe(0, bot.Output);
        await using var next = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
        await crowd.StopAsync();
        var reckoning = await Reckoning.WhenSettledAsync(new SqliteEngine(folder.Database), messengers, crowd);
        await next.TerminateAsync();
        await reckoning.CheckAsync();
        reckoning.CutOff.ShouldBe(0, "what was being sent is finished");
        (bot.Output + next.Output).ShouldNotContain("fail:");
    }

    [Fact]
    public async Task A_messenger_that_hangs_does_not_hold_up_the_stop_and_the_cut_off_reply_is_marked()
    {
        using var folder = new DataFolder();
        await using var messengers = await Messengers.OpenAsync();
        await using var bot = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
        messengers.Telegram.FailNext("sendMessage", new TelegramFault.Silence());
        await messengers.Telegram.WriteAsync("Ann", "a human please");
        await messengers.Telegram.NextCallAsync("sendMessage");

        (await bot.TerminateAsync()).ShouldBeLessThan(LongestDrain + TimeSpan.FromSeconds(2));

        await using var next = await BotProcess.ServeAsync(folder.Path, messengers.Address, messengers.Settings);
        await messengers.Telegram.WriteAsync("Ann", "status?");
        (await messengers.Telegram.NextAsync("Ann")).Text.ShouldContain("SB-");
        await messengers.Telegram.NextAsync("Ann");
        await next.TerminateAsync();
        var conversation = (await StoredConversation.ReadAllAsync(new SqliteEngine(folder.Database))).Single();
        conversation.Outbox.Select(sending => sending.State).ShouldBe([DeliveryState.Uncertain, DeliveryState.Sent]);
        messengers.Telegram.ShownTo("Ann").Count.ShouldBe(2);
    }
}
