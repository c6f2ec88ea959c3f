using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>What ends the channel for good, and what the admin is told then.</summary>
public sealed class DiscordRefusalTests : IAsyncLifetime
{
    private readonly RecordingInbox _inbox = new();
    private DiscordServer _discord = null!;

    public async Task InitializeAsync() => _discord = await DiscordServer.StartAsync();

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    [Theory]
    [InlineData(4004, "Channels:Discord:Token")]
    [InlineData(4010, "same number of connections")]
    [InlineData(4011, "same number of connections")]
    [InlineData(4012, "update SupportBot")]
    [InlineData(4013, "update SupportBot")]
    [InlineData(4014, "MESSAGE CONTENT INTENT")]
    public async Task A_refusal_that_no_further_try_can_change_says_what_to_do(int code, string advice)
    {
        _discord.Gateway.RefusesWith = code;
        await using var bot = new DiscordBot(_discord, _inbox);
        var end = await Should.ThrowAsync<ChannelException>(bot.Receiving.WaitAsync(TimeSpan.FromSeconds(20)));
        end.Message.ShouldContain(advice);
        end.Retryable.ShouldBeFalse();
        _discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_token_stops_at_the_first_question_and_no_second_is_asked()
    {
        await using var bot = new DiscordBot(_discord, _inbox, token: "wrong");
        var end = await Should.ThrowAsync<ChannelException>(bot.Receiving.WaitAsync(TimeSpan.FromSeconds(20)));
        end.Message.ShouldContain("Channels:Discord:Token");
        var failed = await Should.ThrowAsync<ChannelException>(bot.SayAsync(_discord.World.DirectWith("1"), "hello"));
        failed.Failure.ShouldBe(DeliveryFailure.ShutOut);
        _discord.Faults.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_came_before_the_door_was_shut_is_still_accepted()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilReadyAsync();
        for (var i = 0; i < 20; i++) _discord.World.WriteDirect("Ola", $"{i}");
        _discord.Gateway.Close(4004);
        await Should.ThrowAsync<ChannelException>(bot.Receiving.WaitAsync(TimeSpan.FromSeconds(20)));
        _inbox.Accepted.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_stop_ends_it_quietly_and_leaves_the_session_to_be_resumed()
    {
        await using var bot = new DiscordBot(_discord, _inbox);
        await _inbox.NextCallAsync();
        await bot.StopAsync();
        bot.Receiving.IsCompletedSuccessfully.ShouldBeTrue();
        await using var again = new DiscordBot(_discord, _inbox);
        await _discord.Gateway.UntilAsync(gateway => gateway.Resumes == 1 && gateway.Identifies == 1, "the session is resumed");
    }
}
