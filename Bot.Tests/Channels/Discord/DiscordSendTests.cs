using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

public sealed class DiscordSendTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new();
    private readonly SkipCounter _skips = new();
    private DiscordServer _discord = null!;
    private DiscordPlace _direct = null!;

    public async Task InitializeAsync()
    {
        _discord = await DiscordServer.StartAsync();
        _direct = _discord.World.DirectWith(_discord.World.UserId("Ola"));
    }

    public async Task DisposeAsync()
    {
        _skips.Dispose();
        await _discord.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_arrives_and_its_id_is_told()
    {
        using var channel = Channel();
        var id = await channel.SendAsync(Reply("Dzień dobry"), CancellationToken.None);
        (await _discord.NextAsync("Ola")).Text.ShouldBe("Dzień dobry");
        _discord.World.Posts.Single().Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_reply_pings_nobody_and_fetches_no_link()
    {
        using var channel = Channel();
        await channel.SendAsync(Reply("@everyone <@123> https://example.org/reset?once=1"), CancellationToken.None);
        var body = _discord.World.Posts.Single().Body;
        body["allowed_mentions"]!.ToJsonString().ShouldBe("""{"parse":[]}""");
        ((int)body["flags"]!).ShouldBe(4);
        (await _discord.NextAsync("Ola")).Text.ShouldBe("@everyone <@123> https://example.org/reset?once=1");
    }

    [Fact]
    public async Task A_repeated_send_is_recognised_and_shown_once()
    {
        using var channel = Channel();
        var first = await channel.SendAsync(Reply("hello"), CancellationToken.None);
        using var restarted = Channel();
        (await restarted.SendAsync(Reply("hello"), CancellationToken.None)).ShouldBe(first);
        _discord.World.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_outbox_row_or_another_text_is_another_message()
    {
        using var channel = Channel();
        await channel.SendAsync(Reply("hello"), CancellationToken.None);
        await channel.SendAsync(Reply("hello", outboxId: 2), CancellationToken.None);
        // The store was emptied and counts from 1 again while Discord still remembers.
        await channel.SendAsync(Reply("good evening"), CancellationToken.None);
        _discord.World.Posts.Count.ShouldBe(3);
    }

    [Fact]
    public void A_nonce_never_outgrows_what_Discord_takes() =>
        Nonce.Of(Reply("x", long.MaxValue), 1, "x").Length.ShouldBeLessThanOrEqualTo(25);

    [Fact]
    public async Task After_a_lost_answer_the_message_is_sent_again_and_shown_once()
    {
        using var channel = Channel();
        _discord.Faults.Next("/messages", new DiscordFault.AnswerLost());
        var lost = await Should.ThrowAsync<ChannelException>(channel.SendAsync(Reply("hello"), CancellationToken.None));
        lost.Failure.ShouldBe(DeliveryFailure.NotDelivered);
        await channel.SendAsync(Reply("hello"), CancellationToken.None);
        _discord.World.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_Discord_has_forgotten_the_nonce_the_outcome_is_uncertain_and_nothing_is_sent()
    {
        using var channel = Channel();
        _discord.Faults.Next("/messages", new DiscordFault.AnswerLost());
        await Should.ThrowAsync<ChannelException>(channel.SendAsync(Reply("hello"), CancellationToken.None));
        _clock.Advance(TimeSpan.FromMinutes(3));
        var late = await Should.ThrowAsync<ChannelException>(channel.SendAsync(Reply("hello"), CancellationToken.None));
        late.Failure.ShouldBe(DeliveryFailure.Uncertain);
        _discord.Faults.CountOf("/messages").ShouldBe(1);
    }

    [Fact]
    public async Task Silence_is_a_lost_answer()
    {
        using var channel = Channel(TimeProvider.System, DiscordBot.Hurried with { Request = TimeSpan.FromMilliseconds(100) });
        _discord.Faults.Next("/messages", new DiscordFault.Silence());
        var lost = await Should.ThrowAsync<ChannelException>(channel.SendAsync(Reply("hello"), CancellationToken.None));
        lost.Failure.ShouldBe(DeliveryFailure.NotDelivered);
    }

    [Fact]
    public async Task Too_many_requests_say_when_to_come_back()
    {
        using var channel = Channel();
        _discord.Faults.Next("/messages", new DiscordFault.TooMany(RetryAfter: 64.5));
        var busy = await Should.ThrowAsync<ChannelException>(channel.SendAsync(Reply("hello"), CancellationToken.None));
        (busy.Failure, busy.RetryAfter).ShouldBe((DeliveryFailure.NotDelivered, TimeSpan.FromSeconds(64.5)));
    }

    [Theory]
    [InlineData(500, DeliveryFailure.NotDelivered)]
    [InlineData(503, DeliveryFailure.NotDelivered)]
    [InlineData(400, DeliveryFailure.Refused)]
    [InlineData(403, DeliveryFailure.Refused)]
    [InlineData(404, DeliveryFailure.Refused)]
    [InlineData(401, DeliveryFailure.ShutOut)]
    public async Task An_error_says_whether_another_try_may_help(int status, DeliveryFailure failure)
    {
        using var channel = Channel();
        _discord.Faults.Next("/messages", new DiscordFault.Answers(status, """{"message":"No","code":50035}"""));
        var error = await Should.ThrowAsync<ChannelException>(channel.SendAsync(Reply("hello"), CancellationToken.None));
        error.Failure.ShouldBe(failure);
        error.Message.ShouldNotContain("hello");
    }

    [Theory]
    [InlineData(403, 50007, DeliveryFailure.Unreachable, "direct messages")]
    [InlineData(403, 50278, DeliveryFailure.Unreachable, "left every server")]
    [InlineData(404, 10003, DeliveryFailure.Unreachable, "was deleted")]
    [InlineData(403, 160005, DeliveryFailure.Unreachable, "locked")]
    [InlineData(403, 50013, DeliveryFailure.Refused, "Send Messages in Threads")]
    [InlineData(403, 50001, DeliveryFailure.Refused, "View Channel")]
    public async Task A_refusal_says_in_words_what_can_be_done(int status, int code, DeliveryFailure failure, string words)
    {
        using var channel = Channel();
        _discord.Faults.Next("/messages", new DiscordFault.Answers(status, $$"""{"message":"No","code":{{code}}}"""));
        var error = await Should.ThrowAsync<ChannelException>(channel.SendAsync(Reply("hello"), CancellationToken.None));
        error.Failure.ShouldBe(failure);
        error.Message.ShouldContain(words);
    }

    [Fact]
    public async Task A_reply_quotes_what_it_answers_also_when_that_is_gone_and_not_at_all_where_it_may_not()
    {
        using var channel = Channel();
        var answered = _discord.World.WriteDirect("Ola", "where is it?");
        await channel.SendAsync(Reply("on its way") with { RepliesTo = answered }, CancellationToken.None);
        _discord.World.Posts.Last().Body["message_reference"]!.ToJsonString().ShouldBe($$"""{"message_id":"{{answered}}","fail_if_not_exists":false}""");

        await channel.SendAsync(Reply("pressed", 2) with { RepliesTo = "press:1" }, CancellationToken.None);
        _discord.World.Posts.Last().Body.ContainsKey("message_reference").ShouldBeFalse();

        _discord.Faults.Next("/messages", new DiscordFault.Answers(400, """{"message":"No","code":160002}"""));
        await channel.SendAsync(Reply("still on its way", 3) with { RepliesTo = answered }, CancellationToken.None);
        _discord.World.Posts.Last().Body.ContainsKey("message_reference").ShouldBeFalse();
    }

    [Fact]
    public async Task A_thread_that_had_to_be_reopened_gets_the_reply()
    {
        using var channel = Channel();
        _discord.Faults.Next("/messages", new DiscordFault.Answers(400, """{"message":"No","code":50083}"""));
        await channel.SendAsync(Reply("hello"), CancellationToken.None);
        _discord.Faults.CountOf("PATCH /api/v10/channels").ShouldBe(1);
        _discord.World.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_goes_out_with_its_name_and_once()
    {
        using var channel = Channel();
        var bytes = new byte[100_000];
        Random.Shared.NextBytes(bytes);
        var file = Reply("") with { File = new OutgoingFile("zdj\u0119cie \"1\".png", "image/png", bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes))) };
        _discord.Faults.Next("/messages", new DiscordFault.AnswerLost());
        await Should.ThrowAsync<ChannelException>(channel.SendAsync(file, CancellationToken.None));
        var id = await channel.SendAsync(file, CancellationToken.None);
        var post = _discord.World.Posts.ShouldHaveSingleItem();
        (post.Id, post.File!.Name, post.File.ContentType).ShouldBe((id, "zdj\u0119cie _1_.png", "image/png"));
        post.File.Bytes.ShouldBe(bytes);
    }

    [Fact]
    public async Task A_file_longer_than_Discord_takes_is_refused_in_words_before_it_is_read()
    {
        using var channel = Channel();
        var file = Reply("") with { File = new OutgoingFile("film.mp4", "video/mp4", Uploads.LongestFile + 1, _ => throw new InvalidOperationException()) };
        var refused = await Should.ThrowAsync<ChannelException>(channel.SendAsync(file, CancellationToken.None));
        (refused.Failure, refused.Message.Contains("10 MB", StringComparison.Ordinal)).ShouldBe((DeliveryFailure.Refused, true));
        _discord.Faults.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_listening_is_not_delivered()
    {
        using var channel = Channel(apiBase: "http://127.0.0.1:1/");
        var refused = await Should.ThrowAsync<ChannelException>(channel.SendAsync(Reply("hello"), CancellationToken.None));
        refused.Failure.ShouldBe(DeliveryFailure.NotDelivered);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../users/@me")]
    [InlineData("12x")]
    public async Task An_address_that_is_no_channel_never_reaches_a_path(string address)
    {
        using var channel = Channel();
        var message = Reply("hello") with { Address = new Address(ChannelName.Discord, address) };
        (await Should.ThrowAsync<ChannelException>(channel.SendAsync(message, CancellationToken.None))).Failure.ShouldBe(DeliveryFailure.Refused);
        _discord.Faults.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_escaping_makes_too_long_goes_out_in_two_with_the_buttons_last()
    {
        using var channel = Channel();
        var text = string.Concat(Enumerable.Repeat("*_*_*_*_*_ ", 150)).Trim();
        await channel.SendAsync(Reply(text) with { Choices = [new("yes", "Yes")] }, CancellationToken.None);
        var (first, second) = (await _discord.NextAsync("Ola"), await _discord.NextAsync("Ola"));
        $"{first.Text} {second.Text}".ShouldBe(text);
        (first.Buttons.Count, second.Buttons.Count).ShouldBe((0, 1));
    }

    private DiscordChannel Channel(TimeProvider? clock = null, DiscordPace? pace = null, string? apiBase = null) => new(
        new DiscordOptions { Token = DiscordServer.Token, ApiBase = apiBase ?? _discord.ApiBase },
        pace ?? DiscordBot.Hurried, new MemoryAttachments(), _skips.Metrics, clock ?? _clock, new LogRecorder());

    private OutgoingMessage Reply(string text, long outboxId = 1) => new(outboxId, new Address(ChannelName.Discord, _direct.Id), text, []);
}
