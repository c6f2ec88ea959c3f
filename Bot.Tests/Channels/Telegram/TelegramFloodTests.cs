using System.Diagnostics;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramFloodTests
{
    private const int Floods = 10;
    private const int Replies = 40;

    // More chats than the outbox has places, each with more than Telegram takes at once.
    [Fact]
    public async Task Many_replies_to_some_chats_do_not_delay_one_to_another()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(
            ("Channels:Telegram:Token", TelegramServer.Token), ("Channels:Telegram:ApiBase", telegram.ApiBase), ("Channels:Telegram:MessagesPerSecond", "0"));
        for (var i = 0; i < Floods; i++) await OweAsync(bot, telegram.ChatOf($"flooded {i}"), Replies);
        for (var i = 0; i < Floods; i++)
            for (var burst = 0; burst < 5; burst++) await telegram.NextAsync($"flooded {i}");

        var began = Stopwatch.GetTimestamp();
        await OweAsync(bot, telegram.ChatOf("Ann"), 1);
        await telegram.NextAsync("Ann");

        // Half a minute of the floods is still to come.
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        telegram.ShownTo("flooded 0").Count.ShouldBeLessThan(Replies);
        bot.Logs.Text.ShouldNotContain("Outbox row", Case.Sensitive, "to wait for one's turn is no trouble");
    }

    private static async Task OweAsync(RunningBot bot, string chat, int replies)
    {
        var (now, conversations) = (TimeProvider.System.GetUtcNow(), bot.Get<ConversationStore>());
        var message = new IncomingMessage
        {
            Address = new Address(ChannelName.Telegram, chat), ExternalId = $"1:{chat}:1", Sender = new Sender(chat), Content = new IncomingContent.Text("hello"),
        };
        var id = (await bot.Get<InboxStore>().AcceptAsync([message], [now.AddHours(1)], position: null, now, CancellationToken.None))[0].Conversation;
        var conversation = (await conversations.LoadAsync(id)).ShouldNotBeNull().Conversation;
        var texts = Enumerable.Range(1, replies).Select(i => $"reply {i}").ToList();
        var commit = new Commit(conversation, conversation)
        {
            Handled = 1, Lines = [.. texts.Select(text => Line.Say(new Reply(text)))], Outbox = [.. texts.Select(text => new Errand.Send(text))],
        };
        (await conversations.CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
    }
}
