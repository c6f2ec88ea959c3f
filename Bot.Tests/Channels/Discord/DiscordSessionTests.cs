using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

public sealed class DiscordSessionTests : IAsyncLifetime
{
    private readonly RecordingInbox _inbox = new();
    private DiscordServer _discord = null!;

    public async Task InitializeAsync() => _discord = await DiscordServer.StartAsync();

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    [Fact]
    public async Task The_bot_identifies_itself_and_asks_for_what_it_reads()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        _discord.Gateway.Queries.ShouldBe(["?v=10&encoding=json"]);
        var identify = _discord.Gateway.LastOf(2);
        ((string)identify["token"]!).ShouldBe(DiscordServer.Token);
        ((int)identify["intents"]!).ShouldBe(1 + 512 + 2048 + 4096 + 16384 + 32768);
    }

    [Fact]
    public async Task A_direct_message_is_accepted_with_the_channel_it_came_from()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.WriteAsync("Ola", "Zapłaciłam dwa razy");
        var message = await _inbox.NextAsync();
        message.Content.ShouldBe(new IncomingContent.Text("Zapłaciłam dwa razy"));
        message.Address.ShouldBe(new Address(ChannelName.Discord, _discord.World.DirectWith(_discord.World.UserId("Ola")).Id));
        message.Sender.ShouldBe(new Sender(_discord.World.UserId("Ola"), "Ola"));
        message.SentAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_new_session_is_stored_before_any_message_comes()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        var call = await _inbox.NextCallAsync();
        call.Messages.ShouldBeEmpty();
        GatewayPositions.Parse(call.Position!.Value)[Shard.Whole].ShouldBe(new GatewayPosition("session-1", _discord.Gateway.Url, DiscordGateway.BotId, 1));
    }

    [Fact]
    public async Task After_a_restart_the_session_goes_on_and_what_was_missed_is_replayed()
    {
        await using (var first = new DiscordBot(_discord, _inbox))
        {
            await _discord.WriteAsync("Ola", "one");
            await _inbox.NextAsync();
            await first.StopAsync();
        }
        _discord.World.WriteDirect("Ola", "two");
        _discord.World.WriteDirect("Jan", "three");
        await using var second = new DiscordBot(_discord, _inbox);
        await _inbox.NextAsync();
        await _inbox.NextAsync();
        Texts(_inbox).ShouldBe(["one", "two", "three"]);
        _discord.Gateway.Identifies.ShouldBe(1);
        var resume = _discord.Gateway.LastOf(6);
        ((string)resume["session_id"]!).ShouldBe("session-1");
        ((long)resume["seq"]!).ShouldBe(2);
    }

    [Fact]
    public async Task What_was_not_committed_before_a_kill_comes_again()
    {
        await using (var first = new DiscordBot(_discord, _inbox, pace: DiscordBot.Hurried with { FirstWait = TimeSpan.FromMinutes(1) }))
        {
            await _discord.WriteAsync("Ola", "one");
            await _inbox.NextAsync();
            _inbox.FailNext(1);
            _discord.World.WriteDirect("Ola", "two");
            await SeenFailingAsync("two");
        }
        StoredSequence().ShouldBe(2);
        await using var second = new DiscordBot(_discord, _inbox);
        await _inbox.NextAsync();
        Texts(_inbox).ShouldBe(["one", "two"]);
        StoredSequence().ShouldBe(3);
    }

    [Fact]
    public async Task An_inbox_that_fails_is_offered_the_message_again_and_nothing_overtakes_it()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.WriteAsync("Ola", "one");
        await _inbox.NextAsync();
        _inbox.FailNext(3);
        _discord.World.WriteDirect("Ola", "two");
        _discord.World.WriteDirect("Ola", "three");
        await _inbox.NextAsync();
        await _inbox.NextAsync();
        Texts(_inbox).ShouldBe(["one", "two", "three"]);
        _discord.Gateway.Resumes.ShouldBe(0);
    }

    [Fact]
    public async Task Dispatches_sent_twice_are_accepted_once()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        _discord.Gateway.SendsDispatchesTwice = true;
        foreach (var text in new[] { "one", "two", "three" }) _discord.World.WriteDirect("Ola", text);
        for (var i = 0; i < 3; i++) await _inbox.NextAsync();
        Texts(_inbox).ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public async Task The_position_does_not_fall_far_behind_when_nothing_is_for_us()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        await _inbox.NextCallAsync();
        for (var i = 0; i < 100; i++) _discord.Gateway.Dispatch("TYPING_START", new JsonObject());
        var call = await _inbox.NextCallAsync();
        call.Messages.ShouldBeEmpty();
        GatewayPositions.Parse(call.Position!.Value)[Shard.Whole]!.Sequence.ShouldBe(101);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("""{"session_id":"","resume_url":"ws://127.0.0.1","bot_id":"1","sequence":1}""")]
    [InlineData("""{"session_id":"s","resume_url":"ws://127.0.0.1","bot_id":"../1","sequence":1}""")]
    [InlineData("""{"session_id":7}""")]
    public async Task A_damaged_stored_position_begins_a_new_session(string stored)
    {
        _inbox.StartAt(ChannelName.Discord, stored);
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.WriteAsync("Ola", "hello");
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("hello"));
    }

    [Fact]
    public async Task A_stored_address_without_encryption_elsewhere_never_gets_the_token()
    {
        _inbox.StartAt(ChannelName.Discord, GatewayPositions.None(1).With(Shard.Whole, new("s", "ws://192.0.2.1/gateway", "1", 1)).ToStored()!.Value);
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilAsync(gateway => gateway.Resumes == 1, "the session is resumed where the API says");
    }

    internal static IEnumerable<string> Texts(RecordingInbox inbox) =>
        inbox.Accepted.Select(message => message.Content).OfType<IncomingContent.Text>().Select(text => text.Value);

    private async Task SeenFailingAsync(string text)
    {
        while (true)
        {
            var call = await _inbox.NextCallAsync();
            if (call.Failed && call.Messages is [{ Content: IncomingContent.Text said }] && said.Value == text) return;
        }
    }

    private long StoredSequence() => GatewayPositions.Parse(_inbox.PositionOf(ChannelName.Discord))[Shard.Whole]!.Sequence;
}
