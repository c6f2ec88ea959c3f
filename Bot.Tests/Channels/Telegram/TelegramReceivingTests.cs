using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramReceivingTests : TelegramTest
{
    [Fact]
    public async Task What_a_customer_writes_arrives_with_who_wrote_it_and_where()
    {
        Server.Language = "pl";
        _ = Receive();
        await Server.WriteAsync("Ewa", "  Gdzie jest moja paczka?\u202E ");

        var message = await Inbox.NextAsync();

        message.Content.ShouldBe(new IncomingContent.Text("Gdzie jest moja paczka?"));
        message.Address.ShouldBe(new Address(ChannelName.Telegram, Server.ChatOf("Ewa")));
        message.Sender.ShouldBe(new Sender(Server.ChatOf("Ewa"), "Ewa", "pl"));
        message.SentAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_poll_waits_long_and_asks_for_nothing_but_what_can_be_read()
    {
        _ = Receive();

        var poll = await Server.NextCallAsync("getUpdates");

        poll.Long("timeout").ShouldBe(50);
        poll.Long("offset").ShouldBeNull();
        poll.Body.GetProperty("allowed_updates").EnumerateArray().Select(kind => kind.GetString()).ShouldBe(["message", "edited_message", "callback_query", "my_chat_member"]);
    }

    [Fact]
    public async Task Telegram_keeps_a_message_until_the_inbox_has_it()
    {
        Inbox.FailNext(2);
        await Server.WriteAsync("Ann", "help");
        _ = Receive();

        await Pauses.SkipAsync(2);
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("help"));

        (await Server.NextCallAsync("getUpdates")).Long("offset").ShouldBeNull();
        (await Server.NextCallAsync("getUpdates")).Long("offset").ShouldBeNull();
        (await Server.NextCallAsync("getUpdates")).Long("offset").ShouldBeNull();
        (await Server.NextCallAsync("getUpdates")).Long("offset").ShouldBe(812_000_002);
        Log.Of(3105).Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_somebody_else_receives_the_answer_at_hand_is_the_last_and_nothing_more_is_asked()
    {
        var receiving = Receive();
        await Server.NextCallAsync("getUpdates");
        Inbox.IsOpen = false;
        await Server.WriteAsync("Ann", "help");

        await receiving.WaitAsync(TimeSpan.FromSeconds(20));

        Server.CallsWaiting("getUpdates").ShouldBe(0);
    }

    [Fact]
    public async Task The_position_is_stored_with_the_messages_in_one_call()
    {
        await Server.WriteAsync("Ann", "one");
        await Server.WriteAsync("Ben", "two");
        _ = Receive();

        var call = await Inbox.NextCallAsync();

        call.Messages.Count.ShouldBe(2);
        call.Position.ShouldBe(new ChannelPosition(ChannelName.Telegram, $"{TelegramServer.BotId}:812000003"));
    }

    [Fact]
    public async Task After_a_restart_reading_goes_on_where_it_stopped()
    {
        _ = Receive();
        await Server.WriteAsync("Ann", "before");
        await Inbox.NextAsync();
        await StopAsync();
        while (Server.CallsWaiting("getUpdates") > 0) await Server.NextCallAsync("getUpdates");

        await Server.WriteAsync("Ann", "while it was down");
        _ = Receive();

        (await Server.NextCallAsync("getUpdates")).Long("offset").ShouldBe(812_000_002);
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("while it was down"));
    }

    [Fact]
    public async Task The_position_of_another_bot_means_nothing()
    {
        Inbox.StartAt(ChannelName.Telegram, "1234:900000000");
        _ = Receive();
        (await Server.NextCallAsync("getUpdates")).Long("offset").ShouldBeNull();
    }

    [Fact]
    public async Task A_message_that_arrives_again_because_the_position_was_lost_is_ignored()
    {
        _ = Receive();
        await Server.WriteAsync("Ann", "once");
        await Inbox.NextAsync();
        await Server.WriteAsync("Ann", "twice");
        await Inbox.NextAsync();
        await StopAsync();

        Inbox.StartAt(ChannelName.Telegram, "");
        Server.Updates.Redeliver();
        _ = Receive();
        await Server.WriteAsync("Ann", "new");

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("new"));
        Inbox.Accepted.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_comes_again_and_counts_once()
    {
        await Server.WriteAsync("Ann", "hello");
        Server.FailNext("getUpdates", new TelegramFault.DropAfter());
        _ = Receive();

        await Pauses.SkipAsync(1);

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("hello"));
        Inbox.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Doubled_and_disordered_updates_arrive_once_and_in_order()
    {
        foreach (var text in new[] { "one", "two", "three" }) await Server.WriteAsync("Ann", text);
        Server.FailNext("getUpdates", new TelegramFault.Reversed(), new TelegramFault.Twice());
        _ = Receive();
        for (var i = 0; i < 3; i++) await Inbox.NextAsync();
        await Server.WriteAsync("Ann", "four");
        await Inbox.NextAsync();

        Inbox.Accepted.Select(message => message.Content).ShouldBe(
            new[] { "one", "two", "three", "four" }.Select(text => new IncomingContent.Text(text)));
    }

    [Fact]
    public async Task Numbers_that_start_lower_after_a_quiet_week_are_read_on()
    {
        _ = Receive();
        await Server.WriteAsync("Ann", "long ago");
        await Inbox.NextAsync();

        Server.Updates.GoOnFrom(5_000);
        await Server.WriteAsync("Ann", "a week later");
        await Server.WriteAsync("Ann", "and more");

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("a week later"));
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("and more"));
        Inbox.PositionOf(ChannelName.Telegram).ShouldBe($"{TelegramServer.BotId}:5002");
    }

    [Fact]
    public async Task An_edit_names_the_message_it_changes_and_two_within_a_second_both_count()
    {
        _ = Receive();
        await Server.WriteAsync("Ann", "order 1234");
        await Server.EditAsync("Ann", "order 12345");
        await Server.EditAsync("Ann", "order 123456");

        var written = await Inbox.NextAsync();
        var first = await Inbox.NextAsync();
        var second = await Inbox.NextAsync();

        first.Content.ShouldBe(new IncomingContent.Edit(written.ExternalId, "order 12345"));
        second.Content.ShouldBe(new IncomingContent.Edit(written.ExternalId, "order 123456"));
    }

    [Theory]
    [InlineData("/start")]
    [InlineData("/start order-12345")]
    [InlineData("/start@support_bot order-12345")]
    public async Task Opening_the_chat_by_any_link_reads_as_start(string text)
    {
        _ = Receive();
        await Server.WriteAsync("Ann", text);
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("/start"));
    }

    [Fact]
    public async Task A_command_may_come_with_the_name_of_the_bot()
    {
        _ = Receive();
        await Server.WriteAsync("Ann", "/human@example_support_bot please");
        await Server.WriteAsync("Ann", "/home/ann@server is full");

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("/human please"));
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("/home/ann@server is full"));
    }

    [Fact]
    public async Task Damaged_updates_are_left_out_one_by_one_and_counted()
    {
        string[] damaged =
        [
            "null", "[]", "\"text\"", """{"update_id":"no number"}""", """{"update_id":99999999999999999999}""", """{"update_id":-5}""",
            """{"update_id":$id,"message":7}""", """{"update_id":$id,"message":{"chat":{"id":"x","type":"private"}}}""",
            """{"update_id":$id,"message":{"message_id":1e400,"chat":{"id":1,"type":"private"}}}""",
            """{"update_id":$id,"message":{"message_id":1,"chat":{"id":1,"type":"private"},"from":{"id":1,"first_name":"A"},"text":"\ud800"}}""",
            "{\"update_id\":$id,\"message\":" + new string('[', 200) + new string(']', 200) + "}",
        ];
        foreach (var json in damaged) Server.Updates.Add(id => json.Replace("$id", $"{id}", StringComparison.Ordinal));
        Server.Updates.Add(id => $$$"""{"update_id":{{{id}}},"poll_answer":{"poll_id":"1"}}""");
        await Server.WriteAsync("Ann", "I am next");
        _ = Receive();

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("I am next"));
        await Server.WriteAsync("Ann", "and I too");
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("and I too"));

        Skipped(SkipReason.Damaged).ShouldBe(damaged.Length);
        Skipped(SkipReason.UnknownUpdate).ShouldBe(1);
    }

    [Fact]
    public async Task Who_blocks_the_bot_or_lets_it_in_again_is_told_each_time()
    {
        _ = Receive();
        Server.Block("Ann");
        Server.Block("Ann", blocks: false);
        Server.Block("Ann");

        var told = new[] { await Inbox.NextAsync(), await Inbox.NextAsync(), await Inbox.NextAsync() };

        told.Select(message => message.Content).ShouldBe(
            [new IncomingContent.Reach(false), new IncomingContent.Reach(true), new IncomingContent.Reach(false)]);
        told.ShouldAllBe(message => message.Address.Value == Server.ChatOf("Ann"));
    }

    [Fact]
    public async Task Customers_see_the_commands_in_their_language_in_private_chats()
    {
        _ = Receive();

        var menus = new[] { await MenuAsync(), await MenuAsync(), await MenuAsync() };

        menus.Select(menu => menu.Language).ShouldBe([null, "ru", "pl"]);
        menus.ShouldAllBe(menu => menu.Scope == "all_private_chats");
        menus.ShouldAllBe(menu => menu.Commands == "start human status language end");
        menus.Select(menu => menu.Human).ShouldBe(["Talk to a person", "Позвать человека", "Poproś o człowieka"]);
    }

    private async Task<(string? Language, string? Scope, string Commands, string? Human)> MenuAsync()
    {
        var menu = (await Server.NextCallAsync("setMyCommands")).Body;
        var commands = menu.GetProperty("commands").EnumerateArray().ToList();
        return (
            menu.TryGetProperty("language_code", out var language) ? language.GetString() : null, menu.GetProperty("scope").GetProperty("type").GetString(),
            string.Join(' ', commands.Select(command => command.GetProperty("command").GetString())), commands[1].GetProperty("description").GetString());
    }

    [Fact]
    public async Task Updates_without_numbers_alone_are_asked_for_again_without_haste()
    {
        Server.Updates.Add(_ => "{}");
        _ = Receive();

        await Pauses.SkipAsync(1);
        await Pauses.NextAsync();

        Inbox.PositionOf(ChannelName.Telegram).ShouldBeNull();
    }
}
