using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>Customers who call the bot where everybody reads are helped where nobody does (C22).</summary>
public sealed class DiscordServerCallTests : IAsyncLifetime
{
    private readonly RecordingInbox _inbox = new();
    private DiscordServer _discord = null!;

    public async Task InitializeAsync() => _discord = await DiscordServer.StartAsync();

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    [Fact]
    public async Task C22_A_call_in_public_moves_to_a_private_thread()
    {
        await using var bot = await StartAsync();
        _discord.World.Call("Ola", "help", "I paid twice, my card is 4111");
        var message = await _inbox.NextAsync();
        var thread = _discord.World.Threads.ShouldHaveSingleItem();
        message.Address.ShouldBe(new Address(ChannelName.Discord, thread.Id));
        message.Content.ShouldBe(new IncomingContent.Text("I paid twice, my card is 4111"));
        thread.Members.Keys.ShouldBe([_discord.World.UserId("Ola")]);
    }

    [Fact]
    public async Task C22_All_that_is_said_in_public_is_where_it_goes_on()
    {
        await using var bot = await StartAsync();
        _discord.World.Call("Ola", "help", "you thieves, I paid twice, my card is 4111, ola@example.com");
        await _inbox.NextAsync();
        var help = _discord.World.PublicChannel("help");
        await _discord.World.UntilPostedAsync(help, 1);
        var said = _discord.World.Posts.ShouldHaveSingleItem().Content;
        said.ShouldEndWith($"<#{_discord.World.Threads[0].Id}>");
        foreach (var secret in new[] { "Ola", "paid", "4111", "thieves", "example.com", _discord.World.UserId("Ola") }) said.ShouldNotContain(secret);
    }

    [Fact]
    public async Task What_is_written_in_the_thread_belongs_to_the_conversation_and_the_reply_goes_there()
    {
        await using var bot = await StartAsync();
        _discord.World.Call("Ola", "help", "I paid twice");
        var thread = _discord.World.Find((await _inbox.NextAsync()).Address.Value)!;
        _discord.World.Write("Ola", thread, "on Monday");
        var second = await _inbox.NextAsync();
        second.Address.Value.ShouldBe(thread.Id);
        await bot.SayAsync(thread, "Which order is it?");
        (await _discord.NextAsync("Ola")).Text.ShouldBe("Which order is it?");
    }

    [Fact]
    public async Task However_long_Discord_cannot_say_whose_thread_it_is_nothing_written_there_is_left_out()
    {
        await using var bot = await StartAsync();
        var thread = _discord.World.Add(new DiscordPlace(_discord.World.NewId(), Type: 12, DiscordWorld.Guild) { OwnerId = DiscordGateway.BotId });
        var asked = $"GET /api/v10/channels/{thread.Id}";
        _discord.Faults.Disturbs = line => line == asked ? new DiscordFault.Answers(502) : null;
        _discord.World.Write("Ola", thread, "on Monday");
        await _discord.Faults.UntilAskedAsync(asked, 6);
        _discord.Faults.Disturbs = null;
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("on Monday"));
        bot.Skipped("no-place").ShouldBe(0);
    }

    [Fact]
    public async Task After_a_restart_the_bot_knows_its_threads_again()
    {
        await using (await StartAsync())
        {
            _discord.World.Call("Ola", "help", "I paid twice");
            await _inbox.NextAsync();
        }
        var thread = _discord.World.Threads[0];
        _discord.World.Write("Ola", thread, "on Monday");
        await using var again = new DiscordBot(_discord, _inbox);
        (await _inbox.NextAsync()).Address.Value.ShouldBe(thread.Id);
        _discord.World.Write("Ola", thread, "at noon");
        await _inbox.NextAsync();
        _discord.Faults.CountOf($"GET /api/v10/channels/{thread.Id}").ShouldBe(0);
    }

    [Fact]
    public async Task Who_calls_again_in_the_same_channel_finds_the_same_thread()
    {
        await using var bot = await StartAsync();
        _discord.World.Call("Ola", "help", "one");
        var first = await _inbox.NextAsync();
        _discord.World.Call("Ola", "help", "two");
        var second = await _inbox.NextAsync();
        second.Address.ShouldBe(first.Address);
        _discord.World.Threads.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_customers_never_share_a_thread()
    {
        await using var bot = await StartAsync();
        _discord.World.Call("Ola", "help", "one");
        _discord.World.Call("Jan", "help", "two");
        var (ola, jan) = (await _inbox.NextAsync(), await _inbox.NextAsync());
        jan.Address.ShouldNotBe(ola.Address);
        _discord.World.Find(jan.Address.Value)!.Members.Keys.ShouldBe([_discord.World.UserId("Jan")]);
    }

    [Fact]
    public async Task A_call_replayed_after_a_kill_opens_no_second_thread()
    {
        await using (var killed = await StartAsync(DiscordBot.Hurried with { FirstWait = TimeSpan.FromMinutes(1) }))
        {
            _inbox.FailNext(1);
            _discord.World.Call("Ola", "help", "I paid twice");
            while (!(await _inbox.NextCallAsync()).Failed) { }
        }
        await using var again = new DiscordBot(_discord, _inbox);
        var message = await _inbox.NextAsync();
        _discord.World.Threads.ShouldHaveSingleItem().Id.ShouldBe(message.Address.Value);
        _inbox.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task C22_Where_private_threads_are_forbidden_it_goes_on_in_direct_messages()
    {
        _discord.World.ForbidsPrivateThreads = true;
        await using var bot = await StartAsync();
        _discord.World.Call("Ola", "help", "I paid twice");
        var message = await _inbox.NextAsync();
        message.Address.Value.ShouldBe(_discord.World.DirectWith(_discord.World.UserId("Ola")).Id);
        await _discord.World.UntilPostedAsync(_discord.World.PublicChannel("help"), 1);
        _discord.World.Posts.Single().AsSeen().Text.ShouldContain("direct messages");
    }

    [Fact]
    public async Task A_call_inside_somebody_elses_thread_goes_on_in_direct_messages()
    {
        await using var bot = await StartAsync();
        var thread = SomebodyElses(type: 11);
        _discord.World.Write("Ola", thread, $"<@{DiscordGateway.BotId}> help", mentionsBot: true);
        (await _inbox.NextAsync()).Address.Value.ShouldBe(_discord.World.DirectWith(_discord.World.UserId("Ola")).Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(12)]
    public async Task What_others_write_to_each_other_is_not_read(int type)
    {
        await using var bot = await StartAsync();
        var place = SomebodyElses(type);
        _discord.World.Write("Jan", place, "between us");
        await _discord.WriteAsync("Ola", "hello");
        await _inbox.NextAsync();
        DiscordSessionTests.Texts(_inbox).ShouldBe(["hello"]);
    }

    [Fact]
    public async Task A_locked_thread_is_not_used_again()
    {
        await using var bot = await StartAsync();
        var help = _discord.World.PublicChannel("help");
        var name = ThreadName.For(_discord.World.UserId("Ola"));
        var locked = _discord.World.Add(new DiscordPlace(_discord.World.NewId(), Type: 12, DiscordWorld.Guild)
        {
            OwnerId = DiscordGateway.BotId, ParentId = help.Id, Name = name, Locked = true,
        });
        _discord.World.Call("Ola", "help", "again me");
        (await _inbox.NextAsync()).Address.Value.ShouldNotBe(locked.Id);
    }

    [Fact]
    public async Task Trouble_while_the_place_is_opened_delays_the_message_and_loses_nothing()
    {
        await using var bot = await StartAsync();
        _discord.Faults.Next("/threads/active", new DiscordFault.Answers(502, "<html>bad gateway</html>"));
        _discord.Faults.Next("POST /api/v10/channels", new DiscordFault.AnswerLost());
        _discord.Faults.Next("/thread-members/", new DiscordFault.TooMany(RetryAfter: 0.05));
        _discord.World.Call("Ola", "help", "I paid twice");
        var message = await _inbox.NextAsync();
        _discord.World.Threads.ShouldHaveSingleItem().Id.ShouldBe(message.Address.Value);
    }

    [Fact]
    public async Task A_call_for_which_there_is_no_place_at_all_is_counted_and_blocks_nobody()
    {
        await using var bot = await StartAsync();
        _discord.World.ForbidsPrivateThreads = true;
        _discord.Faults.Next("/users/@me/channels", new DiscordFault.Answers(403));
        _discord.World.Call("Ola", "help", "I paid twice");
        await _discord.WriteAsync("Jan", "hello");
        await _inbox.NextAsync();
        DiscordSessionTests.Texts(_inbox).ShouldBe(["hello"]);
        bot.Skipped("no-place").ShouldBe(1);
    }

    [Fact]
    public async Task A_public_answer_that_fails_takes_nothing_from_the_customer()
    {
        await using var bot = await StartAsync();
        _discord.Faults.Next("/messages", new DiscordFault.Answers(403));
        _discord.World.Call("Ola", "help", "one");
        await _inbox.NextAsync();
        await _discord.WriteAsync("Ola", "two");
        await _inbox.NextAsync();
        DiscordSessionTests.Texts(_inbox).ShouldBe(["one", "two"]);
    }

    private DiscordPlace SomebodyElses(int type) =>
        _discord.World.Add(new DiscordPlace(_discord.World.NewId(), type, DiscordWorld.Guild) { OwnerId = "5", Name = "talk" });

    private async Task<DiscordBot> StartAsync(DiscordPace? pace = null)
    {
        var bot = new DiscordBot(_discord, _inbox, pace: pace);
        await _inbox.NextCallAsync();
        return bot;
    }
}
