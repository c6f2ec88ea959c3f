using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>What becomes of a claimed row when its node may not send any more, or the messenger does not let it in.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task A_reply_claimed_before_its_node_froze_is_not_sent_late_but_given_back()
    {
        await using var bot = await RunningBot.StartAsync();
        var row = await ClaimedAsync(bot);
        var channel = new CountingChannel();

        await Over(bot, channel, new LapsedDuty()).MakeAsync(row, CancellationToken.None, CancellationToken.None);

        channel.Sent.ShouldBe(0);
        (await StandsAsync(bot)).ShouldBe((DeliveryState.Waiting, 1));
    }

    // The row is claimed a second ahead of our clock, as by a node whose clock is.
    [Fact]
    public async Task What_another_node_gave_up_as_uncertain_meanwhile_is_not_sent_again()
    {
        await using var bot = await RunningBot.StartAsync();
        var row = await ClaimedAsync(bot);
        await Over(bot, new CountingChannel(), new SoleDuty()).SettleCutOffAsync(row);

        await Over(bot, new CountingChannel(), new LapsedDuty()).MakeAsync(row, CancellationToken.None, CancellationToken.None);

        (await StandsAsync(bot)).ShouldBe((DeliveryState.Uncertain, 1));
    }

    [Fact]
    public async Task A_reply_that_arrived_after_it_was_given_up_as_uncertain_counts_as_sent()
    {
        await using var bot = await RunningBot.StartAsync();
        var row = await ClaimedAsync(bot);
        await bot.Get<OutboxStore>().EndAsync(row, DeliveryState.Uncertain, "interrupted");

        await Over(bot, new CountingChannel(), new SoleDuty()).MakeAsync(row, CancellationToken.None, CancellationToken.None);

        (await StandsAsync(bot)).ShouldBe((DeliveryState.Sent, 1));
    }

    [Fact]
    public async Task While_the_token_is_refused_replies_wait_and_they_go_out_when_the_channel_runs_again()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(
            ("Dialogs:QuietWindowMs", "0"), ("Channels:Telegram:Token", TelegramServer.Token), ("Channels:Telegram:ApiBase", telegram.ApiBase));
        telegram.FailNext("sendMessage", new TelegramFault.Reject(401, "Unauthorized"));

        await telegram.WriteAsync("Ann", "a human please");
        await bot.Logs.UntilAsync("Channel telegram stopped");

        bot.Get<ChannelHost>().Stopped[ChannelName.Telegram].ShouldContain("@BotFather");
        (await StandsAsync(bot)).State.ShouldBe(DeliveryState.Waiting);
        await bot.RestartAsync();
        (await telegram.NextAsync("Ann")).Text.ShouldContain("SB-");
    }

    [Fact]
    public async Task What_failed_goes_out_at_once_when_an_admin_sends_it_once_more()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(
            ("Dialogs:QuietWindowMs", "0"), ("Channels:Telegram:Token", TelegramServer.Token), ("Channels:Telegram:ApiBase", telegram.ApiBase));
        telegram.FailNext("sendMessage", new TelegramFault.Reject(403, "Forbidden: bot was blocked by the user"));
        await telegram.WriteAsync("Ann", "a human please");
        await bot.UntilAsync(async () => (await bot.Get<OutboxStore>().CountAsync()).Any(row => row.State is DeliveryState.Failed));
        using var admin = new DeskClient(bot.Address);
        await admin.SignInAsync("anna", RunningBot.Password);
        (await admin.OpenAsync("/admin/outbox?show=failed")).QuerySelector(".outbox .why")!.TextContent.ShouldContain("blocked by the user");

        await admin.SubmitAsync("form[action*='/retry']");

        (await telegram.NextAsync("Ann")).Text.ShouldContain("SB-");
        await bot.UntilAsync(async () => await StandsAsync(bot) == (DeliveryState.Sent, 2));
    }

    [Fact]
    public async Task A_token_that_is_refused_to_the_listener_stops_the_sending_too()
    {
        await using var discord = await DiscordServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(
            ("Dialogs:QuietWindowMs", "2000"), ("Dialogs:LongestQuietWindowMs", "2000"), ("Dialogs:ShortestQuietWindowMs", "2000"), ("Channels:Discord:Token", DiscordServer.Token), ("Channels:Discord:ApiBase", discord.ApiBase));
        await discord.WriteAsync("Ann", "a human please");
        await bot.UntilAsync(async () => await bot.Database.ReadAsync(sql => sql.FirstAsync("SELECT COUNT(*) FROM messages", row => row.GetInt64(0))) > 0);

        discord.Gateway.Close(4004);
        await bot.Logs.UntilAsync("Channel discord stopped");
        await bot.UntilAsync(async () => (await bot.Get<OutboxStore>().CountAsync()).Count > 0);

        (await StandsAsync(bot)).ShouldBe((DeliveryState.Waiting, 0));
        discord.World.Posts.ShouldBeEmpty();
        await bot.RestartAsync();
        (await discord.NextAsync("Ann")).Text.ShouldContain("SB-");
    }

    private static Delivery Over(RunningBot bot, IChannel channel, IDuty duty) => new(
        channel, duty, bot.Get<OutboxStore>(), bot.Get<IAttachments>(), bot.Get<IOptions<DialogOptions>>(), bot.Get<DialogMetrics>(), TimeProvider.System,
        bot.Logs.For<Delivery>());

    // The channel itself is off in this bot, so nobody else claims it.
    private static async Task<OutboxRow> ClaimedAsync(RunningBot bot)
    {
        var (now, conversations) = (TimeProvider.System.GetUtcNow(), bot.Get<ConversationStore>());
        var message = new IncomingMessage
        {
            Address = new Address(ChannelName.Telegram, "42"), ExternalId = "1", Sender = new Sender("42"), Content = new IncomingContent.Text("hello"),
        };
        var id = (await bot.Get<InboxStore>().AcceptAsync([message], [now.AddHours(1)], position: null, now, CancellationToken.None))[0].Conversation;
        var conversation = (await conversations.LoadAsync(id)).ShouldNotBeNull().Conversation;
        var commit = new Commit(conversation, conversation) { Handled = 1, Lines = [Line.Say(new Reply("Hello"))], Outbox = [new Errand.Send("Hello")] };
        (await conversations.CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
        return (await bot.Get<OutboxStore>().ClaimAsync(ChannelName.Telegram, TimeProvider.System.GetUtcNow().AddSeconds(1), 10)).Single();
    }

    private static ValueTask<(DeliveryState State, long Attempts)> StandsAsync(RunningBot bot) => bot.Database.ReadAsync(sql =>
        sql.FirstAsync("SELECT state, attempts FROM outbox", row => ((DeliveryState)row.GetInt32(0), row.GetInt64(1))));

    /// <summary>A duty that ran out while its node was frozen: the clock knows, nobody was told yet.</summary>
    private sealed class LapsedDuty : IDuty
    {
        public Term? Term => null;

        public CancellationToken Lost => CancellationToken.None;

        public bool IsHeld => false;

        public Task LoseAsync() => Task.CompletedTask;

        public ValueTask DisposeAsync() => default;
    }

    private sealed class CountingChannel : IChannel
    {
        public ChannelName Name => ChannelName.Telegram;

        public int TextLimit => 4096;

        public int Sent { get; private set; }

        public Task ReceiveAsync(IInbox inbox, CancellationToken stopping) => Task.CompletedTask;

        public Task<string> SendAsync(OutgoingMessage message, CancellationToken ct) => Task.FromResult($"{++Sent}");

        public Task EditAsync(Address address, string externalId, string text, CancellationToken ct) => Task.CompletedTask;

        public Task CloseChoicesAsync(Address address, string externalId, CancellationToken ct) => Task.CompletedTask;

        public Task RemoveAsync(Address address, string externalId, CancellationToken ct) => Task.CompletedTask;

        public Task ShowTypingAsync(Address address, CancellationToken ct) => Task.CompletedTask;
    }
}
