using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

public sealed class DiscordRateLimitTests
{
    private static readonly Route Messages = Route.CreateMessage("1");

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_used_up_bucket_is_waited_out_and_never_run_into()
    {
        await using var discord = await DiscordServer.StartAsync();
        (discord.World.Limit.Messages, discord.World.Limit.Window) = (2, TimeSpan.FromMilliseconds(300));
        await using var bot = new DiscordBot(discord, new RecordingInbox());
        var place = discord.World.DirectWith(discord.World.UserId("Ola"));
        for (var i = 1; i <= 5; i++) await bot.SayAsync(place, $"{i}", outboxId: i);
        for (var i = 1; i <= 5; i++) (await discord.NextAsync("Ola")).Text.ShouldBe($"{i}");
        discord.World.Limit.Exceeded.ShouldBe(0);
    }

    [Fact]
    public async Task A_long_wait_is_the_senders_to_decide()
    {
        await using var discord = await DiscordServer.StartAsync();
        (discord.World.Limit.Messages, discord.World.Limit.Window) = (1, TimeSpan.FromMinutes(1));
        await using var bot = new DiscordBot(discord, new RecordingInbox());
        var place = discord.World.DirectWith(discord.World.UserId("Ola"));
        await bot.SayAsync(place, "one", outboxId: 1);
        var wait = await Should.ThrowAsync<ChannelException>(bot.SayAsync(place, "two", outboxId: 2));
        wait.Failure.ShouldBe(DeliveryFailure.NotDelivered);
        wait.RetryAfter!.Value.TotalSeconds.ShouldBeInRange(50, 60);
        discord.Faults.CountOf("/messages").ShouldBe(1);
    }

    [Fact]
    public void Another_channel_has_a_bucket_of_its_own()
    {
        var limits = new RateLimits(_clock);
        limits.Learn(Messages, Headers(limit: 5, remaining: 0, resetAfter: 2));
        limits.Take(Messages).ShouldBe(TimeSpan.FromSeconds(2));
        limits.Take(Route.CreateMessage("2")).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Routes_in_one_bucket_share_it()
    {
        var limits = new RateLimits(_clock);
        limits.Learn(Route.Channel("1"), Headers(limit: 5, remaining: 3, resetAfter: 2));
        limits.Learn(Messages, Headers(limit: 5, remaining: 0, resetAfter: 2));
        limits.Take(Route.Channel("1")).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Places_are_handed_out_before_answers_are_back()
    {
        var limits = new RateLimits(_clock);
        limits.Learn(Messages, Headers(limit: 3, remaining: 2, resetAfter: 2));
        limits.Take(Messages).ShouldBe(TimeSpan.Zero);
        limits.Take(Messages).ShouldBe(TimeSpan.Zero);
        limits.Take(Messages).ShouldBe(TimeSpan.FromSeconds(2));
        limits.Learn(Messages, Headers(limit: 3, remaining: 1, resetAfter: 2));
        limits.Take(Messages).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void After_the_reset_there_is_place_again()
    {
        var limits = new RateLimits(_clock);
        limits.Learn(Messages, Headers(limit: 2, remaining: 0, resetAfter: 2));
        _clock.Advance(TimeSpan.FromSeconds(2));
        limits.Take(Messages).ShouldBe(TimeSpan.Zero);
        limits.Take(Messages).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_pause_of_everything_holds_everything_but_answers_to_buttons()
    {
        var limits = new RateLimits(_clock);
        limits.Pause(Messages, TimeSpan.FromSeconds(3), everything: true);
        limits.Take(Route.CreateMessage("2")).ShouldBe(TimeSpan.FromSeconds(3));
        limits.Take(Route.Callback("1", "t")).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_refused_route_is_closed_until_its_time_even_without_headers()
    {
        var limits = new RateLimits(_clock);
        limits.Pause(Messages, TimeSpan.FromSeconds(3), everything: false);
        limits.Take(Messages).ShouldBe(TimeSpan.FromSeconds(3));
        limits.Take(Route.CreateMessage("2")).ShouldBe(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromSeconds(3));
        limits.Take(Messages).ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("x", "1", "1")]
    [InlineData("5", "NaN", "1")]
    [InlineData("5", "0", "-7")]
    [InlineData("5", "0", "1e300")]
    public void Damaged_headers_stop_nothing(string limit, string remaining, string resetAfter)
    {
        var limits = new RateLimits(_clock);
        limits.Learn(Messages, Headers(limit, remaining, resetAfter));
        limits.Take(Messages).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Long_before_Discord_bans_the_address_nothing_is_asked_any_more_and_the_admin_is_told_why()
    {
        using var skips = new SkipCounter();
        var logs = new LogRecorder();
        var invalid = new InvalidRequests(skips.Metrics, _clock, logs);
        for (var i = 0; i < InvalidRequests.Most; i++)
        {
            invalid.Wait().ShouldBe(TimeSpan.Zero);
            invalid.Note(Answered(i % 2 == 0 ? 403 : 429));
            if (i == 0) _clock.Advance(TimeSpan.FromMinutes(4));
        }
        invalid.Wait().ShouldBe(TimeSpan.FromMinutes(6));
        logs.Lines.ShouldHaveSingleItem().Text.ShouldContain("permission");
        skips.Of(ChannelName.Discord, "403").ShouldBe(InvalidRequests.Most / 2);
        _clock.Advance(TimeSpan.FromMinutes(6));
        invalid.Wait().ShouldBe(TimeSpan.Zero);

        await using var discord = await DiscordServer.StartAsync();
        using var rest = new DiscordRest(new DiscordOptions { Token = DiscordServer.Token, ApiBase = discord.ApiBase }, DiscordBot.Hurried, skips.Metrics, _clock, logs);
        for (var i = 0; i < InvalidRequests.Most; i++) discord.Faults.Next("/channels/1", new DiscordFault.Answers(403));
        for (var i = 0; i < InvalidRequests.Most; i++) await Should.ThrowAsync<ChannelException>(AskAsync());
        var held = await Should.ThrowAsync<ChannelException>(AskAsync());
        (held.Failure, held.RetryAfter).ShouldBe((DeliveryFailure.NotDelivered, TimeSpan.FromMinutes(10)));
        discord.Faults.CountOf("/channels/1").ShouldBe(InvalidRequests.Most);

        Task<byte[]> AskAsync() => rest.SendAsync(Route.Channel("1"), body: null, CancellationToken.None);
    }

    [Fact]
    public void Limits_shared_with_others_and_other_failures_are_nobodys_fault()
    {
        using var skips = new SkipCounter();
        var invalid = new InvalidRequests(skips.Metrics, _clock, new LogRecorder());
        for (var i = 0; i < InvalidRequests.Most; i++)
        {
            invalid.Note(Answered(429, shared: true));
            invalid.Note(Answered(404));
            invalid.Note(Answered(500));
        }
        invalid.Wait().ShouldBe(TimeSpan.Zero);
    }

    private static HttpResponseMessage Answered(int status, bool shared = false)
    {
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)status);
        if (shared) response.Headers.TryAddWithoutValidation("X-RateLimit-Scope", "shared");
        return response;
    }

    private static System.Net.Http.Headers.HttpResponseHeaders Headers(int limit, int remaining, int resetAfter) =>
        Headers($"{limit}", $"{remaining}", $"{resetAfter}");

    private static System.Net.Http.Headers.HttpResponseHeaders Headers(string limit, string remaining, string resetAfter)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("X-RateLimit-Bucket", "abcd1234");
        response.Headers.TryAddWithoutValidation("X-RateLimit-Limit", limit);
        response.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", remaining);
        response.Headers.TryAddWithoutValidation("X-RateLimit-Reset-After", resetAfter);
        return response.Headers;
    }
}
