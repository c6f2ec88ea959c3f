using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramStormTests : TelegramTest
{
    private const int Messages = 150;

    private static readonly Func<TelegramFault>[] Weather =
    [
        () => new TelegramFault.DropBefore(), () => new TelegramFault.DropAfter(), () => new TelegramFault.Twice(), () => new TelegramFault.Reversed(),
        () => new TelegramFault.Reject(502, "Bad Gateway"), () => new TelegramFault.Reject(429, "Too Many Requests: retry after 3", 3),
        () => new TelegramFault.Reject(409, TelegramServer.PollConflict), () => new TelegramFault.Body(200, "<html>"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_any_weather_every_message_arrives_once_and_in_order(int seed)
    {
        var random = new Random(seed);
        Pauses.SkipAll = true;
        _ = Receive();

        for (var i = 0; i < Messages; i++)
        {
            if (random.Next(3) == 0) Server.FailNext("getUpdates", Weather[random.Next(Weather.Length)]());
            if (random.Next(20) == 0) Inbox.FailNext(1);
            if (random.Next(50) == 0) await RestartAsync();
            await Server.WriteAsync($"customer {i % 3}", $"{i}");
        }

        var arrived = new List<string>();
        while (arrived.Count < Messages) arrived.Add(((IncomingContent.Text)(await Inbox.NextAsync()).Content).Value);
        arrived.ShouldBe(Enumerable.Range(0, Messages).Select(i => $"{i}"));
        Inbox.Accepted.Count.ShouldBe(Messages);
    }

    private async Task RestartAsync()
    {
        await StopAsync();
        _ = Receive();
    }
}
