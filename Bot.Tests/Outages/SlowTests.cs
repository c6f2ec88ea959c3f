using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Outages;

/// <summary>PostgreSQL is slow, or stops for a moment: that is waited for, and not called an outage.</summary>
public sealed partial class SlowTests
{
    private static readonly TimeSpan ShorterThanAnyTimeOut = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [PostgresFact]
    public async Task A_far_away_PostgreSQL_makes_everything_slower_and_nothing_else()
    {
        await using var stage = await OutageStage.OpenAsync();
        var ticket = await stage.ClaimedAsync("Boris");

        stage.Line.Lag = TimeSpan.FromMilliseconds(100);
        await stage.TakenAsync("a human please");
        (await stage.Agent.TryAsync(ticket, "reply", "Good morning")).ShouldBe(HttpStatusCode.OK);

        (await stage.Telegram.NextAsync(OutageStage.Customer)).Text.ShouldContain("SB-");
        (await stage.Discord.NextAsync(OutageStage.Customer)).Text.ShouldContain("SB-");
        (await stage.Web.NextAsync(OutageStage.Customer)).Text.ShouldContain("SB-");
        (await stage.Web.NextAsync("Boris")).Text.ShouldBe("Good morning");
        await stage.SettledAsync();
        foreach (var channel in new[] { ChannelName.Web, ChannelName.Telegram, ChannelName.Discord })
            (await stage.KeptAsync(channel, OutageStage.Customer)).Said.Count.ShouldBe(1, channel.Value);
    }

    [PostgresFact]
    public async Task What_hangs_for_a_moment_is_taken_as_soon_as_it_goes_on()
    {
        await using var stage = await OutageStage.OpenAsync();
        var ticket = await stage.ClaimedAsync("Boris");

        stage.Line.Cut();
        var posting = stage.Web.TryWriteAsync("Boris", "still there?", "once");
        var replying = stage.Agent.TryAsync(ticket, "reply", "Good morning");
        await Task.Delay(ShorterThanAnyTimeOut, TimeProvider.System);
        (posting.IsCompleted, replying.IsCompleted).ShouldBe((false, false));
        stage.Line.Heal();

        (await posting).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await replying).ShouldBe(HttpStatusCode.OK);
        (await stage.Web.NextAsync("Boris")).Text.ShouldBe("Good morning");
    }

    [PostgresFact]
    public async Task Who_has_to_wait_for_a_connection_to_read_with_is_counted()
    {
        await using var bot = await RunningBot.StartAsync(StoreKind.Postgres);
        var before = await WaitsAsync(bot);
        var (busy, go) = (new SemaphoreSlim(0), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        var readers = Enumerable.Range(0, StorePlace.Readers + 1).Select(_ => bot.Database.ReadAsync(async _ =>
        {
            busy.Release();
            await go.Task;
            return true;
        }).AsTask()).ToList();
        for (var i = 0; i < StorePlace.Readers; i++) (await busy.WaitAsync(Patience)).ShouldBeTrue();
        (await busy.WaitAsync(0)).ShouldBeFalse("there are no more connections than allowed");
        go.SetResult();
        await Task.WhenAll(readers);

        (await WaitsAsync(bot)).ShouldBeGreaterThan(before);
    }

    private static async Task<double> WaitsAsync(RunningBot bot) =>
        Waits().Match(await bot.Http.GetStringAsync("/metrics")) is { Success: true } told ? double.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^supportbot_store_reader_waits_total (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Waits();
}
