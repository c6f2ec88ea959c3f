using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>What customers wrote while Discord had no session of the bot to tell it to.</summary>
public sealed class DiscordMissedTests : IAsyncLifetime
{
    private readonly RecordingInbox _inbox = new();
    private DiscordServer _discord = null!;
    private DiscordPlace _thread = null!;

    public async Task InitializeAsync()
    {
        _discord = await DiscordServer.StartAsync();
        _thread = _discord.World.Add(new DiscordPlace(_discord.World.NewId(), Type: 12, DiscordWorld.Guild) { OwnerId = DiscordGateway.BotId });
    }

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    [Fact]
    public async Task What_was_written_after_the_session_had_ended_is_fetched_from_every_known_place()
    {
        await using (var bot = await StartAsync())
        {
            await bot.SayAsync(_thread, "Which order is it?");
            await bot.StopAsync();
        }
        _discord.Gateway.ForgetSessions();
        for (var i = 0; i < 120; i++) _discord.World.WriteDirect("Ola", $"{i}");
        _discord.World.Write("Jan", _thread, "4711");
        await using var again = new DiscordBot(_discord, _inbox);
        for (var i = 0; i < 121; i++) await _inbox.NextAsync();
        Said("Ola").ShouldBe(["hello", .. Enumerable.Range(0, 120).Select(i => $"{i}")]);
        Said("Jan").ShouldBe(["hello", "4711"]);
    }

    [Fact]
    public async Task What_was_said_while_the_session_was_lost_comes_before_what_is_said_in_the_new_one()
    {
        await using var bot = await StartAsync();
        _discord.Gateway.ForgetSessions();
        _discord.World.WriteDirect("Ola", "one");
        _discord.Faults.Next("GET /api/v10/channels", new DiscordFault.Answers(502));
        _discord.Gateway.SendRaw("""{"op":9,"d":false}""");
        await _discord.Gateway.UntilAsync(gateway => gateway.Identifies == 2, "a new session begins");
        await _discord.Gateway.UntilReadyAsync();
        _discord.World.WriteDirect("Ola", "two");
        await _inbox.NextAsync();
        await _inbox.NextAsync();
        Said("Ola").ShouldBe(["hello", "one", "two"]);
    }

    [Fact]
    public async Task A_place_that_is_gone_holds_up_no_other()
    {
        await using (var bot = await StartAsync()) await bot.StopAsync();
        _discord.Gateway.ForgetSessions();
        _discord.World.Remove(_thread);
        _discord.World.WriteDirect("Ola", "one");
        await using var again = new DiscordBot(_discord, _inbox);
        // The new session is stored when all places were asked.
        while ((await _inbox.NextCallAsync()).Position?.Value.Contains("session-2", StringComparison.Ordinal) is not true) { }
        Said("Ola").ShouldBe(["hello", "one"]);
        again.LogText.ShouldContain("cannot be read any more");
    }

    [Fact]
    public async Task A_place_that_cannot_be_asked_now_is_asked_until_it_answers_and_holds_up_nobody()
    {
        await using (var bot = await StartAsync()) await bot.StopAsync();
        _discord.Gateway.ForgetSessions();
        _discord.World.Write("Jan", _thread, "4711");
        var silent = $"GET /api/v10/channels/{_thread.Id}/messages";
        _discord.Faults.Disturbs = line => line == silent ? new DiscordFault.Answers(502) : null;
        await using var again = new DiscordBot(_discord, _inbox);
        await _discord.Faults.UntilAskedAsync(silent, 6);
        _discord.World.WriteDirect("Ola", "two");
        await _inbox.NextAsync();
        _inbox.PositionOf(ChannelName.Discord)!.ShouldNotContain("session-2");
        _discord.Faults.Disturbs = null;
        await _inbox.NextAsync();
        Said("Jan").ShouldBe(["hello", "4711"]);
    }

    [Fact]
    public async Task A_session_that_goes_on_needs_no_fetching()
    {
        await using (var bot = await StartAsync()) await bot.StopAsync();
        _discord.World.WriteDirect("Ola", "one");
        await using var again = new DiscordBot(_discord, _inbox);
        await _inbox.NextAsync();
        _discord.Faults.CountOf("GET /api/v10/channels").ShouldBe(1);
    }

    private async Task<DiscordBot> StartAsync()
    {
        var bot = new DiscordBot(_discord, _inbox);
        await _discord.WriteAsync("Ola", "hello");
        _discord.World.Write("Jan", _thread, "hello");
        await _inbox.NextAsync();
        await _inbox.NextAsync();
        return bot;
    }

    private IEnumerable<string> Said(string customer) => _inbox.Accepted.Where(message => message.Sender.ExternalId == _discord.World.UserId(customer))
        .Select(message => message.Content).OfType<IncomingContent.Text>().Select(text => text.Value);
}
