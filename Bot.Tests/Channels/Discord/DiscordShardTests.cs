using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>How many connections there are, and how often a session may be started: both are Discord's to say.</summary>
public sealed class DiscordShardTests : IAsyncLifetime
{
    private readonly RecordingInbox _inbox = new();
    private DiscordServer _discord = null!;

    public async Task InitializeAsync() => _discord = await DiscordServer.StartAsync();

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    [Fact]
    public async Task However_often_sessions_and_processes_are_lost_no_more_are_started_than_Discord_allows()
    {
        (_discord.Gateway.Starts.Remaining, _discord.Gateway.Starts.ResetAfter) = (4, TimeSpan.FromSeconds(1.5));
        for (var i = 1; i <= 3; i++)
        {
            await using var bot = new DiscordBot(_discord, _inbox);
            await _discord.Gateway.UntilAsync(gateway => gateway.Identifies >= 2 * i - 1, "a session is started");
            _discord.Gateway.InvalidateSession(resumable: false);
            await _discord.Gateway.UntilAsync(gateway => gateway.Identifies >= 2 * i, "another session is started");
            _discord.Gateway.ForgetSessions();
        }
        _discord.Gateway.Starts.BeyondLimit.ShouldBe(0);
    }

    [Fact]
    public async Task Sessions_are_started_one_after_the_other_with_the_time_between_them_that_Discord_asks_for()
    {
        (_discord.Gateway.Shards, _discord.Gateway.Starts.Distance) = (3, TimeSpan.FromMilliseconds(80));
        await using var bot = new DiscordBot(_discord, _inbox, pace: DiscordBot.Hurried with { IdentifyDistance = TimeSpan.FromMilliseconds(150) });
        await _discord.Gateway.UntilAsync(gateway => gateway.Identifies == 3, "every shard has its session");
        _discord.Gateway.Starts.TooSoon.ShouldBe(0);
    }

    [Fact]
    public async Task Every_shard_is_heard_and_all_sessions_go_on_after_a_restart()
    {
        _discord.Gateway.Shards = 2;
        await using (var bot = new DiscordBot(_discord, _inbox))
        {
            await BothSessionsAreStoredAsync();
            await SayAsync("one");
            await bot.StopAsync();
        }
        await using var again = new DiscordBot(_discord, _inbox);
        await SayAsync("two");
        (_discord.Gateway.Identifies, _discord.Gateway.Resumes).ShouldBe((2, 2));

        async Task BothSessionsAreStoredAsync()
        {
            for (var stored = 0; stored < 2;) if ((await _inbox.NextCallAsync()).Position is not null) stored++;
        }
    }

    [Fact]
    public async Task A_bot_that_has_grown_is_divided_over_as_many_connections_as_are_recommended_now()
    {
        await using (new DiscordBot(_discord, _inbox)) await _inbox.NextCallAsync();
        _discord.Gateway.Shards = 2;
        await using var again = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilAsync(gateway => gateway.Identifies == 3, "both shards have a session");
        await SayAsync("hello");
    }

    [Fact]
    public async Task A_connection_that_may_no_longer_carry_all_servers_is_divided()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _inbox.NextCallAsync();
        _discord.Gateway.Shards = 2;
        _discord.Gateway.Close(4011);
        await _discord.Gateway.UntilAsync(gateway => gateway.Identifies == 3, "both shards have a session");
        await SayAsync("hello");
    }

    [Fact]
    public void What_is_stored_for_several_shards_is_read_again_and_what_is_damaged_begins_anew()
    {
        var position = new GatewayPosition("s", "wss://gateway.discord.gg", "1", 7);
        var two = GatewayPositions.None(2).With(new Shard(1, 2), position);
        var read = GatewayPositions.Parse(two.ToStored()!.Value);
        (read.Count, read[new Shard(0, 2)], read[new Shard(1, 2)]).ShouldBe((2, null, position));
        two.With(Shard.Whole, position).Count.ShouldBe(1);
        GatewayPositions.None(3).ToStored().ShouldBeNull();
        GatewayPositions.Parse("""{"shards":[{"session_id":"","resume_url":"","bot_id":"1","sequence":1},7]}""")[Shard.Whole].ShouldBeNull();
    }

    // A private thread is on the shard of its server, direct messages are on the first.
    private async Task SayAsync(string text)
    {
        var thread = _discord.World.Add(new DiscordPlace(_discord.World.NewId(), Type: 12, DiscordWorld.Guild) { OwnerId = DiscordGateway.BotId });
        _discord.World.Write("Ola", thread, text);
        _discord.World.WriteDirect("Jan", text);
        string[] places = [(await _inbox.NextAsync()).Address.Value, (await _inbox.NextAsync()).Address.Value];
        places.ShouldBe([thread.Id, _discord.World.DirectWith(_discord.World.UserId("Jan")).Id], ignoreOrder: true);
    }
}
