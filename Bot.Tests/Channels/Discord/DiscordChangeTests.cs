using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>What was sent is changed and withdrawn where it stands.</summary>
public sealed class DiscordChangeTests : IAsyncLifetime
{
    private readonly SkipCounter _skips = new();
    private DiscordServer _discord = null!;
    private DiscordChannel _channel = null!;
    private DiscordPlace _place = null!;
    private string _sent = "";

    public async Task InitializeAsync()
    {
        _discord = await DiscordServer.StartAsync();
        _place = _discord.World.Add(new DiscordPlace(_discord.World.NewId(), Type: 12, DiscordWorld.Guild) { OwnerId = DiscordGateway.BotId });
        var options = new DiscordOptions { Token = DiscordServer.Token, ApiBase = _discord.ApiBase };
        _channel = new DiscordChannel(options, DiscordBot.Hurried, new MemoryAttachments(), _skips.Metrics, TimeProvider.System, new LogRecorder());
        _sent = await _channel.SendAsync(new OutgoingMessage(1, Address, "You are **third**", [new("yes", "Yes")]), default);
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        _skips.Dispose();
        await _discord.DisposeAsync();
    }

    private Address Address => new(ChannelName.Discord, _place.Id);

    private SeenMessage Shown => _discord.World.PostOf(_sent)!.AsSeen();

    [Fact]
    public async Task Other_words_stand_in_place_formatted_and_without_buttons_and_ping_nobody()
    {
        await _channel.EditAsync(Address, _sent, "You are **second**, @everyone", default);
        Shown.Text.ShouldBe("You are second, @everyone");
        Shown.Formatted.ShouldStartWith("You are {b second}");
        Shown.Buttons.ShouldBeEmpty();
        _discord.World.PostOf(_sent)!.Body["allowed_mentions"]!.ToJsonString().ShouldBe("""{"parse":[]}""");
    }

    [Fact]
    public async Task Closed_choices_leave_the_words()
    {
        await _channel.CloseChoicesAsync(Address, _sent, default);
        await _channel.CloseChoicesAsync(Address, _sent, default);
        Shown.Text.ShouldBe("You are third");
        Shown.Buttons.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_and_withdrawing_or_closing_it_again_is_done()
    {
        await _channel.RemoveAsync(Address, _sent, default);
        _discord.World.PostOf(_sent).ShouldBeNull();
        await _channel.RemoveAsync(Address, _sent, default);
        await _channel.CloseChoicesAsync(Address, _sent, default);
        _discord.World.Remove(_place);
        await _channel.RemoveAsync(Address, _sent, default);
        await _channel.CloseChoicesAsync(Address, _sent, default);
        (await Should.ThrowAsync<ChannelException>(_channel.EditAsync(Address, _sent, "x", default))).Failure.ShouldBe(DeliveryFailure.Unreachable);
    }

    [Fact]
    public async Task In_an_archived_thread_it_is_reopened_first()
    {
        _place.Archived = true;
        await _channel.EditAsync(Address, _sent, "You are next", default);
        Shown.Text.ShouldBe("You are next");
        _place.Archived.ShouldBeFalse();
    }

    [Fact]
    public async Task A_lost_answer_is_no_doubt_since_a_change_may_be_made_twice()
    {
        _discord.Faults.Next("PATCH", new DiscordFault.AnswerLost());
        (await Should.ThrowAsync<ChannelException>(_channel.EditAsync(Address, _sent, "You are next", default))).Failure.ShouldBe(DeliveryFailure.NotDelivered);
    }

    [Theory]
    [InlineData("../../users/@me")]
    [InlineData("press:1")]
    public async Task What_is_no_message_never_reaches_a_path(string id)
    {
        (await Should.ThrowAsync<ChannelException>(_channel.RemoveAsync(Address, id, default))).Failure.ShouldBe(DeliveryFailure.Refused);
        _discord.Faults.CountOf("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task That_an_agent_writes_is_shown()
    {
        await _channel.ShowTypingAsync(Address, default);
        _discord.World.Typing.ShouldBe([_place.Id]);
    }
}
