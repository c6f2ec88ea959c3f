using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>Whoever waits is told how the queue stands, again when that has changed, and no more when an agent comes (C16).</summary>
public sealed class QueueNewsTests
{
    [Fact]
    public async Task What_is_told_follows_the_queue_and_is_withdrawn_when_an_agent_comes()
    {
        await using var bot = await RunningBot.StartAsync(("Dialogs:QuietWindowMs", "0"));
        await using var web = new WebCustomer(bot.Address);
        using var agent = await AgentAtWork.SignInAsync(bot.Address);
        var first = await WaitsAsync(web, "Ann");
        var second = await WaitsAsync(web, "Boris");
        var at = await AddressAsync(bot, second);
        var heard = new List<string?>();
        using var watching = bot.Get<ITranscript>().Watch(at, e =>
        {
            if (e is TranscriptEvent.QueueTold told) heard.Add(told.Words);
        });

        await bot.Get<QueueNews>().TellAsync(CancellationToken.None);
        await bot.Get<QueueNews>().TellAsync(CancellationToken.None);
        (await bot.Get<ITranscript>().ReadQueueNewsAsync(at, CancellationToken.None)).ShouldBe(heard[^1]);
        await agent.DoAsync(first, "claims", "");
        await bot.Get<QueueNews>().TellAsync(CancellationToken.None);
        await agent.DoAsync(second, "claims", "");

        heard.ShouldBe(["Ahead of you: 1 person.", "You are next in the queue.", null]);
        (await bot.Get<ITranscript>().ReadQueueNewsAsync(at, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_measured_pace_gives_a_range_and_closed_doors_the_time_when_people_are_back()
    {
        var closed = TimeProvider.System.GetUtcNow().AddDays(3).DayOfWeek.ToString()[..3];
        await using var bot = await RunningBot.StartAsync(("Dialogs:QuietWindowMs", "0"));
        await using var shut = await RunningBot.StartAsync(
            ("Dialogs:QuietWindowMs", "0"), ("Company:TimeZone", "Europe/Warsaw"), ("Company:Hours", $"{closed} 09:00-10:00"));

        (await ToldAsync(bot, claims: 6)).ShouldMatch(@"^Ahead of you: nobody\. At the present pace a colleague is most likely here within \d+ minutes\.$");
        (await ToldAsync(shut, claims: 6)).ShouldMatch(@"^Our colleagues are here again: \d+ \w+, 09:00\. Ahead of you then: nobody\.$");
    }

    private static async Task<string> ToldAsync(RunningBot bot, int claims)
    {
        await using var web = new WebCustomer(bot.Address);
        var at = await AddressAsync(bot, await WaitsAsync(web, "Ann"));
        var began = TimeProvider.System.GetUtcNow().AddMinutes(-50);
        for (var i = 0; i < claims; i++)
        {
            var when = began.AddMinutes(8 * i).ToUnixTimeMilliseconds();
            await bot.Database.WriteAsync(WriteKey.None, async sql => { await sql.ExecuteAsync("INSERT INTO claims (queue, at, agent_id, cost) VALUES ('support', $1, 1, 480000)", when); });
        }
        await bot.Get<QueueNews>().TellAsync(CancellationToken.None);
        return (await bot.Get<ITranscript>().ReadQueueNewsAsync(at, CancellationToken.None)).ShouldNotBeNull();
    }

    private static async Task<string> WaitsAsync(WebCustomer web, string customer)
    {
        await web.WriteAsync(customer, "a human please");
        var said = (await web.NextAsync(customer)).Text;
        return said[said.IndexOf("SB-", StringComparison.Ordinal)..].Split([' ', '.', ',', ';'])[0];
    }

    private static async Task<Address> AddressAsync(RunningBot bot, string ticket)
    {
        TicketNumber.TryParse(ticket, null, out var number).ShouldBeTrue();
        return (await bot.Get<ConversationStore>().FindAsync(number))!.Address;
    }
}
