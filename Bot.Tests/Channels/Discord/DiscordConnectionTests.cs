using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

public sealed class DiscordConnectionTests : IAsyncLifetime
{
    private readonly RecordingInbox _inbox = new();
    private DiscordServer _discord = null!;

    public async Task InitializeAsync() => _discord = await DiscordServer.StartAsync();

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    [Fact]
    public async Task Heartbeats_tell_how_far_the_bot_has_read()
    {
        _discord.Gateway.HeartbeatInterval = TimeSpan.FromMilliseconds(250);
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.WriteAsync("Ola", "hello");
        await _inbox.NextAsync();
        await _discord.Gateway.UntilAsync(gateway => gateway.HeartbeatsSaid.Contains(2), "a heartbeat says 2");
    }

    [Fact]
    public async Task A_heartbeat_asked_for_is_sent_at_once()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _inbox.NextCallAsync();
        var before = _discord.Gateway.Heartbeats;
        _discord.Gateway.AskForHeartbeat();
        await _discord.Gateway.UntilAsync(gateway => gateway.Heartbeats > before, "the heartbeat comes");
    }

    [Fact]
    public async Task A_connection_that_stops_acknowledging_is_replaced_and_the_session_goes_on()
    {
        _discord.Gateway.HeartbeatInterval = TimeSpan.FromMilliseconds(60);
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.WriteAsync("Ola", "one");
        await _inbox.NextAsync();
        _discord.Gateway.AnswersHeartbeats = false;
        await _discord.Gateway.UntilAsync(gateway => gateway.Resumes > 0, "the session is resumed");
        _discord.Gateway.AnswersHeartbeats = true;
        await SaysAndHearsAsync("two");
        _discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task Cut_off_again_and_again_it_is_back_as_soon_as_the_first_time()
    {
        await using var bot = new DiscordBot(_discord, _inbox, pace: DiscordBot.Hurried with { LongestWait = TimeSpan.FromHours(1) });
        await _discord.Gateway.UntilReadyAsync();
        for (var cut = 1; cut <= 12; cut++)
        {
            await SaysAndHearsAsync($"{cut}");
            _discord.Gateway.DropConnections();
        }
        await SaysAndHearsAsync("still here");
    }

    [Fact]
    public async Task Asked_to_reconnect_it_resumes_and_loses_nothing()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        _discord.World.WriteDirect("Ola", "one");
        _discord.Gateway.AskToReconnect();
        _discord.World.WriteDirect("Ola", "two");
        await _inbox.NextAsync();
        await _inbox.NextAsync();
        DiscordSessionTests.Texts(_inbox).ShouldBe(["one", "two"]);
        _discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task Asked_to_reconnect_before_hello_it_connects_again()
    {
        _discord.Gateway.BeforeHello.Enqueue("""{"op":7,"d":null}""");
        await using var bot = new DiscordBot(_discord, _inbox);
        await SaysAndHearsAsync("hello");
    }

    [Fact]
    public async Task A_session_that_became_invalid_for_good_is_replaced_by_a_new_one()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        _discord.World.WriteDirect("Ola", "last words of the old session");
        _discord.Gateway.InvalidateSession(resumable: false);
        await _inbox.NextAsync();
        await SaysAndHearsAsync("hello again");
        _discord.Gateway.Identifies.ShouldBe(2);
        _discord.Gateway.Resumes.ShouldBe(0);
    }

    [Fact]
    public async Task A_session_that_may_be_resumed_is_resumed()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        _discord.Gateway.InvalidateSession(resumable: true);
        await _discord.Gateway.UntilAsync(gateway => gateway.Resumes == 1, "the session is resumed");
        _discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_Discord_forgot_while_the_bot_was_away_is_replaced_by_a_new_one()
    {
        await using (new DiscordBot(_discord, _inbox)) await _inbox.NextCallAsync();
        _discord.Gateway.ForgetSessions();
        await using var second = new DiscordBot(_discord, _inbox);
        await SaysAndHearsAsync("hello");
        _discord.Gateway.Resumes.ShouldBe(1);
        _discord.Gateway.Identifies.ShouldBe(2);
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4008)]
    [InlineData(1000)]
    [InlineData(1012)]
    public async Task A_connection_closed_for_a_passing_reason_is_resumed(int code)
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        _discord.Gateway.Close(code);
        await _discord.Gateway.UntilAsync(gateway => gateway.Resumes == 1, "the session is resumed");
        _discord.Gateway.Identifies.ShouldBe(1);
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task A_connection_closed_because_the_session_is_over_begins_a_new_one(int code)
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        _discord.Gateway.Close(code);
        await _discord.Gateway.UntilAsync(gateway => gateway.Identifies == 2, "a new session begins");
        _discord.Gateway.Resumes.ShouldBe(0);
    }

    [Fact]
    public async Task A_cable_pulled_again_and_again_loses_nothing_and_doubles_nothing()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _inbox.NextCallAsync();
        for (var i = 0; i < 30; i++)
        {
            _discord.World.WriteDirect("Ola", $"{i}");
            if (i % 5 == 4) _discord.Gateway.DropConnections();
        }
        for (var i = 0; i < 30; i++) await _inbox.NextAsync();
        DiscordSessionTests.Texts(_inbox).ShouldBe(Enumerable.Range(0, 30).Select(i => $"{i}"));
    }

    [Fact]
    public async Task An_API_that_is_down_at_the_start_is_asked_again()
    {
        _discord.Faults.Next("/gateway/bot", new DiscordFault.Answers(503));
        _discord.Faults.Next("/gateway/bot", new DiscordFault.TooMany(RetryAfter: 0.05));
        _discord.Faults.Next("/gateway/bot", new DiscordFault.Answers(200, "<html>not Discord</html>"));
        await using var bot = new DiscordBot(_discord, _inbox);
        await SaysAndHearsAsync("hello");
    }

    [Fact]
    public async Task When_no_session_may_be_started_it_waits_as_long_as_Discord_says()
    {
        (_discord.Gateway.Starts.Remaining, _discord.Gateway.Starts.ResetAfter) = (0, TimeSpan.FromMilliseconds(600));
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        _discord.Gateway.Starts.BeyondLimit.ShouldBe(0);
        bot.LogText.ShouldContain("no further session start");
    }

    private async Task SaysAndHearsAsync(string text)
    {
        await _discord.WriteAsync("Ola", text);
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text(text));
    }
}
