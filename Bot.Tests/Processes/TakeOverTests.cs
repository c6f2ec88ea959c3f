using SupportBot.Storage;
using SupportBot.Tests.Support;
using Xunit.Abstractions;

namespace SupportBot.Tests.Processes;

/// <summary>Telegram and Discord are one node's at a time: another takes over when that one dies, freezes, is cut off or stops.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class TakeOverTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    // Half a second on an idle machine. Sooner than a holder is missed in any case: nobody waits for one that said it goes.
    private static readonly TimeSpan LongestHandOver = PostgresDuty.Silence - TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan ALongFreeze = TimeSpan.FromSeconds(7);

    [PostgresFact]
    public async Task What_a_killed_node_did_alone_another_does_within_five_seconds()
    {
        await using var nodes = await TwoNodes.StartAsync();
        await nodes.TalkAsync("Ann", "a human please");

        var killed = TimeProvider.System.GetTimestamp();
        await nodes.First.KillAsync();

        Took(await nodes.TakenOverAsync(killed)).ShouldBeLessThan(Longest);
        await GoesOnAsync(nodes);
    }

    [PostgresFact]
    public async Task A_frozen_node_is_taken_over_and_does_nothing_late_when_it_wakes()
    {
        await using var nodes = await TwoNodes.StartAsync();
        await nodes.TalkAsync("Ann", "a human please");

        await nodes.First.FreezeAsync();
        var frozen = TimeProvider.System.GetTimestamp();
        await nodes.Messengers.Telegram.WriteAsync("Ben", "a human please");
        await nodes.Messengers.Discord.WriteAsync("Ben", "a human please");
        Took(await nodes.TakenOverAsync(frozen)).ShouldBeLessThan(Longest);
        (await nodes.Messengers.Telegram.NextAsync("Ben")).Text.ShouldContain("SB-");
        (await nodes.Messengers.Discord.NextAsync("Ben")).Text.ShouldContain("SB-");
        await Task.Delay(ALongFreeze - TimeProvider.System.GetElapsedTime(frozen), TimeProvider.System);
        await nodes.First.ThawAsync();

        await nodes.First.SaysAsync("Channel telegram was lost");
        await nodes.First.SaysAsync("Channel discord was lost");
        await GoesOnAsync(nodes);
        nodes.Messengers.Telegram.ShownTo("Ben").Count.ShouldBe(1);
    }

    [PostgresFact]
    public async Task A_reply_that_was_on_its_way_when_its_node_froze_is_marked_and_never_sent_twice()
    {
        await using var nodes = await TwoNodes.StartAsync();
        nodes.Messengers.Telegram.FailNext("sendMessage", new TelegramFault.Silence());
        await nodes.Messengers.Telegram.WriteAsync("Ann", "a human please");
        (await nodes.Messengers.Telegram.NextAsync("Ann")).Text.ShouldContain("SB-");

        await nodes.First.FreezeAsync();
        var frozen = TimeProvider.System.GetTimestamp();
        await nodes.TakenOverAsync(frozen);
        await nodes.Messengers.Telegram.WriteAsync("Ann", "status?");
        (await nodes.Messengers.Telegram.NextAsync("Ann")).Text.ShouldContain("SB-");
        await nodes.First.ThawAsync();
        await nodes.First.SaysAsync("Channel telegram was lost");

        (await nodes.OutcomesAsync()).ShouldBe([DeliveryState.Uncertain, DeliveryState.Sent]);
        nodes.Messengers.Telegram.ShownTo("Ann").Count.ShouldBe(2);
    }

    [PostgresFact]
    public async Task A_node_that_stops_hands_over_at_once_and_leaves_nothing_in_doubt()
    {
        await using var nodes = await TwoNodes.StartAsync();
        await nodes.TalkAsync("Ann", "a human please");
        using var open = await AgentAtWork.SignInAsync(nodes.Messengers.Address);
        using var events = await open.WatchAsync();

        var asked = TimeProvider.System.GetTimestamp();
        var stopping = nodes.First.TerminateAsync();

        Took(await nodes.TakenOverAsync(asked)).ShouldBeLessThan(LongestHandOver);
        await stopping;
        await GoesOnAsync(nodes);
        (await nodes.OutcomesAsync()).ShouldAllBe(state => state == DeliveryState.Sent);
    }

    [PostgresFact]
    public async Task A_node_that_is_cut_off_from_the_store_stops_before_another_takes_over()
    {
        await using var nodes = await TwoNodes.StartAsync(withLine: true);
        await nodes.TalkAsync("Ann", "a human please");

        var cut = TimeProvider.System.GetTimestamp();
        nodes.Line.Cut();
        await nodes.First.SaysAsync("Channel telegram was lost");
        nodes.Messengers.Telegram.Visits.Pollers.ShouldBe(["first"]);

        Took(await nodes.TakenOverAsync(cut)).ShouldBeLessThan(Longest);
        await GoesOnAsync(nodes);
    }

    // The second node alone talks to the messengers, in the first one's Discord session.
    private static async Task GoesOnAsync(TwoNodes nodes)
    {
        await nodes.TalkAsync("Ann", "status?");
        await nodes.TalkAsync("Eve", "a human please");
        var visits = nodes.Messengers.Telegram.Visits;
        visits.Pollers.ShouldBe(["first", "second"]);
        var taken = (await visits.FirstPollAsync("second")).At;
        visits.All.Where(visit => visit.At > taken).ShouldAllBe(visit => visit.By == "second");
        nodes.Messengers.Discord.Gateway.Identifies.ShouldBe(1);
        nodes.Messengers.Telegram.ShownTo("Ann").Count.ShouldBe(2);
    }

    private TimeSpan Took(TimeSpan time)
    {
        output.WriteLine($"Taken over after {time.TotalSeconds:0.00} s.");
        return time;
    }
}
