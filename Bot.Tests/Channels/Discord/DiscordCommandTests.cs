using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>The commands in Discord's menu: registered once, and taken like words that were typed.</summary>
public sealed class DiscordCommandTests : IAsyncLifetime
{
    private const int Message = 4;
    private const int DeferredMessage = 5;

    private readonly RecordingInbox _inbox = new();
    private DiscordServer _discord = null!;
    private DiscordPlace _direct = null!;

    public async Task InitializeAsync()
    {
        _discord = await DiscordServer.StartAsync();
        _direct = _discord.World.DirectWith(_discord.World.UserId("Ola"));
    }

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    [Fact]
    public async Task The_menu_is_written_where_it_differs_and_left_alone_where_it_does_not()
    {
        _discord.Commands.Put([new JsonObject { ["name"] = "old", ["description"] = "of an older version", ["type"] = 1 }]);
        await RegisterAsync();
        await RegisterAsync();
        _discord.Commands.Names.ShouldBe(["support", "human", "status", "language", "end"]);
        _discord.Commands.Overwritten.ShouldBe(1);
    }

    [Fact]
    public async Task The_menu_is_there_once_the_bot_runs()
    {
        await using var bot = await StartAsync();
        await _discord.Commands.UntilOverwrittenAsync();
    }

    [Fact]
    public async Task A_menu_that_cannot_be_written_takes_nothing_from_the_customers()
    {
        _discord.Faults.Next("/applications/@me", new DiscordFault.Answers(403));
        (await RegisterAsync()).Of(3218).ShouldHaveSingleItem().ShouldContain("typed all the same");

        _discord.Faults.Next("/applications/@me", new DiscordFault.Answers(403));
        await using var bot = await StartAsync();
        await _discord.WriteAsync("Ola", "hello");
        await _inbox.NextAsync();
    }

    [Fact]
    public async Task A_command_in_direct_messages_is_taken_there_and_answered_to_whoever_used_it()
    {
        await using var bot = await StartAsync();
        var id = _discord.World.Command("Ola", _direct, "status", "SB-1001");
        var message = await _inbox.NextAsync();
        (message.Content, message.Address.Value, message.Sender.LanguageHint).ShouldBe((new IncomingContent.Text("/status SB-1001"), _direct.Id, "pl"));
        (await _discord.World.Interactions.UntilShownAsync(id)).ShouldBe("/status SB-1001");
        _discord.World.Interactions.Answers[id].ShouldBe(Message);
    }

    [Fact]
    public async Task A_command_in_public_opens_a_private_place_and_only_the_customer_is_told_where()
    {
        await using var bot = await StartAsync();
        var help = _discord.World.PublicChannel("help");
        var id = _discord.World.Command("Ola", help, "support", "my card 4111 was charged twice");
        var message = await _inbox.NextAsync();
        var thread = _discord.World.Threads.ShouldHaveSingleItem();
        (message.Content, message.Address.Value).ShouldBe((new IncomingContent.Text("my card 4111 was charged twice"), thread.Id));
        (await _discord.World.Interactions.UntilShownAsync(id)).ShouldEndWith($"<#{thread.Id}>");
        _discord.World.Posts.ShouldBeEmpty();
        _discord.World.Command("Ola", thread, "human");
        (await _inbox.NextAsync()).Address.Value.ShouldBe(thread.Id);
    }

    [Fact]
    public async Task Where_no_private_place_can_be_opened_the_customer_is_told_so()
    {
        await using var bot = await StartAsync();
        _discord.World.ForbidsPrivateThreads = true;
        _discord.Faults.Next("/users/@me/channels", new DiscordFault.Answers(403));
        var id = _discord.World.Command("Ola", _discord.World.PublicChannel("help"), "support");
        (await _discord.World.Interactions.UntilShownAsync(id)).ShouldContain("write to me directly");
        bot.Skipped("no-place").ShouldBe(1);
    }

    [Fact]
    public async Task A_disk_that_is_slow_is_answered_for_in_time_and_said_when_it_is_done()
    {
        await using var bot = await StartAsync(DiscordBot.Hurried with { Acknowledge = TimeSpan.FromMilliseconds(50) });
        _inbox.FailNext(int.MaxValue);
        var id = _discord.World.Command("Ola", _direct, "human");
        await _discord.World.Interactions.UntilAnsweredAsync(id);
        (_discord.World.Interactions.Answers[id], _inbox.Accepted.Count).ShouldBe((DeferredMessage, 0));
        _inbox.FailNext(0);
        (await _discord.World.Interactions.UntilShownAsync(id)).ShouldBe("/human");
        _inbox.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_replayed_after_a_kill_is_taken_and_its_promised_answer_given()
    {
        await using (await StartAsync()) { }
        var id = _discord.World.Command("Ola", _direct, "end");
        _discord.World.Interactions.Answer(id, $"interaction/secret={id}", new JsonObject { ["type"] = DeferredMessage, ["data"] = new JsonObject { ["flags"] = 64 } });
        await using var again = new DiscordBot(_discord, _inbox);
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("/end"));
        (await _discord.World.Interactions.UntilShownAsync(id)).ShouldBe("/end");
    }

    private async Task<LogRecorder> RegisterAsync()
    {
        using var skips = new SkipCounter();
        var logs = new LogRecorder();
        var options = new DiscordOptions { Token = DiscordServer.Token, ApiBase = _discord.ApiBase };
        using var rest = new DiscordRest(options, DiscordBot.Hurried, skips.Metrics, TimeProvider.System, logs);
        var registration = new CommandRegistration(rest, new Patience(DiscordBot.Hurried, TimeProvider.System), logs);
        registration.Begin(CancellationToken.None);
        await registration.DrainAsync();
        return logs;
    }

    private async Task<DiscordBot> StartAsync(DiscordPace? pace = null)
    {
        var bot = new DiscordBot(_discord, _inbox, pace: pace);
        await _inbox.NextCallAsync();
        return bot;
    }
}
