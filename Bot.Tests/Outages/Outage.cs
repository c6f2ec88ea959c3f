using System.Net;
using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Outages;

/// <summary>PostgreSQL does not work for a while, whatever the reason.</summary>
public abstract class Outage
{
    private const string Waits = "a human please";
    private const string Asks = "status?";
    private static readonly TimeSpan LongestUntilRed = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestUntilRefused = TimeSpan.FromSeconds(15);

    [PostgresFact]
    public async Task What_was_taken_is_answered_later_what_comes_is_refused_and_nothing_is_lost_or_doubled()
    {
        await using var stage = await OutageStage.OpenAsync(Settings);
        var ticket = await stage.ClaimedAsync("Boris");
        await stage.TakenAsync(Waits);

        await BeginAsync(stage);
        await EverybodyIsRefusedAsync(stage, ticket);
        await EndAsync(stage);

        await stage.UntilReadyIsAsync(HttpStatusCode.OK);
        await OutageStage.InsistAsync(async () => (await stage.Web.TryWriteAsync(OutageStage.Customer, Asks, "during")).StatusCode);
        await OutageStage.InsistAsync(() => stage.Agent.TryAsync(ticket, "reply", "Good morning"));
        await NothingIsLostOrDoubledAsync(stage);
    }

    private protected virtual IEnumerable<string> Settings => [];

    private protected abstract Task BeginAsync(OutageStage stage);

    private protected abstract Task EndAsync(OutageStage stage);

    private static async Task EverybodyIsRefusedAsync(OutageStage stage, string ticket)
    {
        await stage.Telegram.WriteAsync(OutageStage.Customer, Asks);
        stage.Discord.World.WriteDirect(OutageStage.Customer, Asks);
        var posting = stage.Web.TryWriteAsync(OutageStage.Customer, Asks, "during");
        var replying = stage.Agent.TryAsync(ticket, "reply", "Good morning");

        (await stage.UntilReadyIsAsync(HttpStatusCode.ServiceUnavailable)).ShouldBeLessThan(LongestUntilRed);
        using var posted = await posting.WaitAsync(LongestUntilRefused);
        posted.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        posted.Headers.RetryAfter.ShouldNotBeNull();
        (await replying.WaitAsync(LongestUntilRefused)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await stage.Bot.Http.GetStringAsync("/metrics")).ShouldContain("supportbot_store_refusals_total");
        stage.Telegram.Updates.Kept.ShouldBe(1, "Telegram was not told that it is taken");
    }

    private static async Task NothingIsLostOrDoubledAsync(OutageStage stage)
    {
        await stage.Bot.UntilAsync(async () => (await WrittenAsync(ChannelName.Telegram)).Count >= 2 && (await WrittenAsync(ChannelName.Discord)).Count >= 2);
        await stage.SettledAsync();
        foreach (var channel in new[] { ChannelName.Web, ChannelName.Telegram, ChannelName.Discord })
        {
            var (written, said) = await stage.KeptAsync(channel, OutageStage.Customer);
            written.ShouldBe([Waits, Asks], channel.Value);
            said[0].ShouldContain("SB-");
            (await ShownAsync(stage, channel, said.Count)).ShouldBe(said, channel.Value);
        }
        (await stage.KeptAsync(ChannelName.Web, "Boris")).Said.Count(text => text == "Good morning").ShouldBe(1);
        (await stage.Web.NextAsync("Boris")).Text.ShouldBe("Good morning");
        (await stage.Web.SeenAsync("Boris")).ShouldBeEmpty();

        async Task<IReadOnlyList<string>> WrittenAsync(ChannelName channel) => (await stage.KeptAsync(channel, OutageStage.Customer)).Written;
    }

    private static async Task<IReadOnlyList<string>> ShownAsync(OutageStage stage, ChannelName channel, int count)
    {
        if (channel == ChannelName.Telegram) return [.. stage.Telegram.ShownTo(OutageStage.Customer).Select(one => one.Text)];
        if (channel == ChannelName.Discord) return [.. stage.Discord.World.ShownTo(OutageStage.Customer).Select(one => one.Text)];
        var shown = new List<string>();
        while (shown.Count < count) shown.Add((await stage.Web.NextAsync(OutageStage.Customer)).Text);
        return [.. shown, .. (await stage.Web.SeenAsync(OutageStage.Customer)).Select(one => one.Text)];
    }
}
