using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramTroubleTests : TelegramTest
{
    private const int Recovered = 3101, OutOfReach = 3102, ReadElsewhere = 3103, HasWebhook = 3104, WebhookRemoved = 3108;

    private static readonly TelegramFault.Reject Conflict = new(409, TelegramServer.PollConflict);

    [Fact]
    public async Task A_second_program_with_the_same_token_is_explained_once_and_tried_again_with_growing_pauses()
    {
        Server.FailNext("getUpdates", Conflict, Conflict, Conflict, Conflict, Conflict, Conflict, Conflict);
        await Server.WriteAsync("Ann", "still here");
        _ = Receive();

        var pauses = await Pauses.SkipAsync(7);

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("still here"));
        Log.Of(ReadElsewhere).ShouldHaveSingleItem().ShouldContain("Stop the other one");
        for (var i = 0; i < pauses.Count; i++)
            pauses[i].TotalSeconds.ShouldBeInRange(Math.Min(60, 1 << i) / 2.0, Math.Min(60, 1 << i));
    }

    [Fact]
    public async Task A_second_program_that_takes_over_a_waiting_poll_is_noticed()
    {
        _ = Receive();
        await Server.NextCallAsync("getUpdates");
        Server.Updates.Displace();

        await Pauses.SkipAsync(1);

        Log.Of(ReadElsewhere).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_programs_taking_turns_do_not_fill_the_log()
    {
        _ = Receive();
        for (var i = 0; i < 5; i++)
        {
            Server.FailNext("getUpdates", Conflict);
            await Server.WriteAsync("Ann", "one more");
            await Task.WhenAll(Inbox.NextAsync(), Pauses.SkipAsync(1));
        }

        Log.Of(ReadElsewhere).Count.ShouldBe(1);
        Log.Of(Recovered).Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_webhook_is_removed_because_polling_was_chosen_and_what_waited_arrives()
    {
        Server.Webhook = new TelegramWebhook("https://elsewhere.example/hook", null, []);
        await Server.WriteAsync("Ann", "waiting");
        _ = Receive();

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("waiting"));
        Log.Of(WebhookRemoved).ShouldHaveSingleItem().ShouldContain("Channels:Telegram:Webhook");
        Log.Of(ReadElsewhere).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_webhook_that_cannot_be_removed_is_explained_and_tried_again()
    {
        Server.Webhook = new TelegramWebhook("https://elsewhere.example/hook", null, []);
        Server.FailNext("deleteWebhook", new TelegramFault.Reject(500, "Internal Server Error"));
        await Server.WriteAsync("Ann", "waiting");
        _ = Receive();

        await Pauses.SkipAsync(1);

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("waiting"));
        Log.Of(HasWebhook).ShouldHaveSingleItem().ShouldContain("500");
    }

    [Fact]
    public async Task A_request_to_wait_is_obeyed()
    {
        Server.FailNext("getUpdates", new TelegramFault.Reject(429, "Too Many Requests: retry after 37", RetryAfter: 37));
        _ = Receive();

        (await Pauses.NextAsync()).Length.ShouldBe(TimeSpan.FromSeconds(37));
    }

    public static TheoryData<string> Outages => ["500", "502 page", "dropped", "half an answer", "not JSON", "no list", "a redirect", "teapot"];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Trouble_on_the_way_is_survived_and_nothing_is_lost(string outage)
    {
        TelegramFault fault = outage switch
        {
            "500" => new TelegramFault.Reject(500, "Internal Server Error"),
            "502 page" => new TelegramFault.Body(502, "<html>Bad Gateway</html>"),
            "dropped" => new TelegramFault.DropBefore(),
            "half an answer" => new TelegramFault.Body(200, """{"ok":true,"result":[{"update_id":8120"""),
            "not JSON" => new TelegramFault.Body(200, "Sign in to the guest network"),
            "no list" => new TelegramFault.Body(200, """{"ok":true,"result":{"update_id":1}}"""),
            "a redirect" => new TelegramFault.Body(302, ""),
            _ => new TelegramFault.Reject(418, "I'm a teapot"),
        };
        await Server.WriteAsync("Ann", "hello?");
        Server.FailNext("getUpdates", fault, fault, fault);
        _ = Receive();

        await Pauses.SkipAsync(3);

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("hello?"));
        await Server.WriteAsync("Ann", "there you are");
        await Inbox.NextAsync();
        Log.Of(OutOfReach).Count.ShouldBe(1);
        Log.Of(Recovered).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_poll_that_is_never_answered_is_given_up_and_made_again()
    {
        Server.FailNext("getUpdates", new TelegramFault.Silence());
        _ = Receive();
        await Server.NextCallAsync("getUpdates");

        Clock.Advance(TimeSpan.FromSeconds(66));
        await Pauses.SkipAsync(1);
        await Server.WriteAsync("Ann", "hello?");

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("hello?"));
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_tried_again()
    {
        using var channel = Connect("http://127.0.0.1:1", TelegramServer.Token);
        using var stopping = new CancellationTokenSource();
        var receiving = channel.ReceiveAsync(Inbox, stopping.Token);

        await Pauses.SkipAsync(5);

        receiving.IsCompleted.ShouldBeFalse();
        await stopping.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(receiving);
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "Not Found")]
    public async Task A_wrong_token_ends_it_with_what_to_do(int code, string description)
    {
        Server.FailNext("getUpdates", new TelegramFault.Reject(code, description));

        var end = await Should.ThrowAsync<ChannelException>(Receive());

        end.Failure.ShouldBe(DeliveryFailure.ShutOut);
        end.Message.ShouldContain("Channels:Telegram:Token");
        end.Message.ShouldContain("@BotFather");
        end.ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Stopping_ends_a_waiting_poll_at_once()
    {
        var receiving = Receive();
        await Server.NextCallAsync("getUpdates");

        await StopAsync();

        receiving.IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public void A_trouble_that_returns_after_a_quiet_time_is_said_again()
    {
        var troubles = new Troubles(Clock, Log);
        troubles.Meet(new Trouble.ReadElsewhere());
        Clock.Advance(TimeSpan.FromMinutes(9));
        troubles.Meet(new Trouble.ReadElsewhere());
        Log.Of(ReadElsewhere).Count.ShouldBe(1);

        troubles.Over();
        Clock.Advance(TimeSpan.FromMinutes(11));
        troubles.Meet(new Trouble.ReadElsewhere());

        Log.Of(ReadElsewhere).Count.ShouldBe(2);
        Log.Of(Recovered).Count.ShouldBe(1);
    }
}
