using System.Diagnostics;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramSendingTests : TelegramTest
{
    [Fact]
    public async Task A_reply_is_shown_as_it_was_written_without_markup()
    {
        const string text = "Press * Save * <b>twice</b> & wait_a_bit [here](x)";

        var id = await SendAsync("Ann", text);

        (await Server.NextAsync("Ann")).Text.ShouldBe(text);
        var call = await Server.NextCallAsync("sendMessage");
        call.Body.EnumerateObject().Select(field => field.Name).ShouldBe(["chat_id", "text"]);
        long.Parse(id, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Formatting_that_Telegram_refuses_does_not_keep_the_words_back()
    {
        Server.FailNext("sendMessage", new TelegramFault.Reject(400, "Bad Request: Wrong message entity: Wrong HTTP URL"));

        await SendAsync("Ann", "**See** [here](https://localhost/x)", new Choice("yes", "Yes"));

        var seen = await Server.NextAsync("Ann");
        seen.Formatted.ShouldBe("See here (https://localhost/x)");
        seen.Buttons.ShouldBe(["Yes"]);
        (await Server.NextCallAsync("sendMessage")).Body.GetProperty("entities").GetArrayLength().ShouldBe(2);
        (await Server.NextCallAsync("sendMessage")).Body.TryGetProperty("entities", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Yes|No|Not sure", 2)]
    [InlineData("Yes|No, and I would like to talk to a person", 1)]
    public async Task Short_buttons_share_a_row_and_long_ones_do_not(string labels, int perRow)
    {
        var choices = labels.Split('|').Select((label, i) => new Choice($"answer:{i}", label)).ToArray();

        await SendAsync("Ann", "Did that help?", choices);

        (await Server.NextAsync("Ann")).Buttons.ShouldBe(choices.Select(choice => choice.Label));
        var rows = (await Server.NextCallAsync("sendMessage")).Body.GetProperty("reply_markup").GetProperty("inline_keyboard");
        rows.EnumerateArray().Max(row => row.GetArrayLength()).ShouldBe(perRow);
        rows[0][0].GetProperty("callback_data").GetString().ShouldBe("answer:0");
    }

    [Fact]
    public async Task The_longest_message_fits() => await SendAsync("Ann", new string('ż', Channel.TextLimit));

    [Fact]
    public async Task A_request_to_wait_is_handed_on()
    {
        var failure = await FailAsync(new TelegramFault.Reject(429, "Too Many Requests: retry after 12", RetryAfter: 12));
        failure.Failure.ShouldBe(DeliveryFailure.NotDelivered);
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(12));
        failure.Retryable.ShouldBeTrue();
    }

    [Theory]
    [InlineData(500, DeliveryFailure.NotDelivered)]
    [InlineData(502, DeliveryFailure.NotDelivered)]
    [InlineData(503, DeliveryFailure.NotDelivered)]
    [InlineData(504, DeliveryFailure.Uncertain)]
    [InlineData(400, DeliveryFailure.Refused)]
    [InlineData(403, DeliveryFailure.Refused)]
    [InlineData(401, DeliveryFailure.ShutOut)]
    [InlineData(302, DeliveryFailure.NotDelivered)]
    public async Task An_answer_tells_whether_to_try_again(int status, DeliveryFailure meaning)
    {
        (await FailAsync(new TelegramFault.Reject(status, "As Telegram words it"))).Failure.ShouldBe(meaning);
        (await FailAsync(new TelegramFault.Body(status, "<html>"))).Failure.ShouldBe(meaning);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"ok":true}""")]
    [InlineData("""{"ok":true,"result":{"message_id":"?"}}""")]
    [InlineData("""{"ok":true,"result":[]}""")]
    public async Task A_success_that_says_nothing_leaves_it_uncertain(string body) =>
        (await FailAsync(new TelegramFault.Body(200, body))).Failure.ShouldBe(DeliveryFailure.Uncertain);

    [Fact]
    public async Task A_failure_in_the_guise_of_success_is_a_failure() =>
        (await FailAsync(new TelegramFault.Body(200, """{"ok":false,"error_code":403,"description":"Forbidden"}"""))).Failure.ShouldBe(DeliveryFailure.Refused);

    [Fact]
    public async Task An_answer_lost_after_the_message_arrived_leaves_it_uncertain_and_sends_nothing_twice()
    {
        await SendAsync("Ann", "warm the connection up");
        await Server.NextAsync("Ann");

        var failure = await FailAsync(new TelegramFault.DropAfter());

        failure.Failure.ShouldBe(DeliveryFailure.Uncertain);
        await SendAsync("Ann", "the next");
        (await Server.NextAsync("Ann")).Text.ShouldBe("a reply");
        (await Server.NextAsync("Ann")).Text.ShouldBe("the next");
    }

    [Fact]
    public async Task No_answer_in_time_leaves_it_uncertain()
    {
        Server.FailNext("sendMessage", new TelegramFault.Silence());
        var sending = SendAsync("Ann", "anybody there?");
        await Server.NextCallAsync("sendMessage");

        Clock.Advance(TimeSpan.FromSeconds(31));

        (await Should.ThrowAsync<ChannelException>(sending)).Failure.ShouldBe(DeliveryFailure.Uncertain);
    }

    [Fact]
    public async Task A_host_that_is_not_there_means_not_delivered()
    {
        using var channel = Connect("http://127.0.0.1:1", TelegramServer.Token);
        var failure = await Should.ThrowAsync<ChannelException>(channel.SendAsync(Reply("Ann", "hello"), CancellationToken.None));
        failure.Failure.ShouldBe(DeliveryFailure.NotDelivered);
        failure.ToString().ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, DeliveryFailure.NotDelivered)]
    [InlineData(HttpRequestError.ConnectionError, DeliveryFailure.NotDelivered)]
    [InlineData(HttpRequestError.SecureConnectionError, DeliveryFailure.NotDelivered)]
    [InlineData(HttpRequestError.ProxyTunnelError, DeliveryFailure.NotDelivered)]
    [InlineData(HttpRequestError.ResponseEnded, DeliveryFailure.Uncertain)]
    [InlineData(HttpRequestError.InvalidResponse, DeliveryFailure.Uncertain)]
    [InlineData(HttpRequestError.Unknown, DeliveryFailure.Uncertain)]
    public void What_broke_before_the_request_went_out_was_not_delivered(HttpRequestError error, DeliveryFailure meaning) =>
        Unanswered.From(new HttpRequestException(error), gaveUp: false).Failure.ShouldBe(meaning);

    [Fact]
    public void Connecting_too_slowly_means_not_delivered() =>
        Unanswered.From(new TaskCanceledException("", new TimeoutException()), gaveUp: false).Failure.ShouldBe(DeliveryFailure.NotDelivered);

    [Fact]
    public async Task A_customer_who_blocked_the_bot_is_said_to_have()
    {
        Server.Block("Ann");
        var failure = await Should.ThrowAsync<ChannelException>(SendAsync("Ann", "hello"));
        failure.Failure.ShouldBe(DeliveryFailure.Unreachable);
        failure.Message.ShouldBe("Telegram answered 403: Forbidden: bot was blocked by the user");
    }

    [Fact]
    public async Task Stopping_ends_a_send()
    {
        Server.FailNext("sendMessage", new TelegramFault.Silence());
        using var stopping = new CancellationTokenSource();
        var sending = Channel.SendAsync(Reply("Ann", "hello"), stopping.Token);
        await Server.NextCallAsync("sendMessage");

        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ą234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_button_Telegram_could_not_carry_is_refused_before_anything_is_sent(string value)
    {
        var failure = await Should.ThrowAsync<ChannelException>(SendAsync("Ann", "Choose", new Choice(value, "One")));
        failure.Failure.ShouldBe(DeliveryFailure.Refused);
        Server.CallsWaiting("sendMessage").ShouldBe(0);
    }

    [Fact]
    public async Task An_address_that_is_no_chat_is_refused_before_anything_is_sent()
    {
        var message = new OutgoingMessage(1, new Address(ChannelName.Telegram, "@somebody"), "hello", []);
        (await Should.ThrowAsync<ChannelException>(Channel.SendAsync(message, CancellationToken.None))).Failure.ShouldBe(DeliveryFailure.Refused);
        Server.CallsWaiting("sendMessage").ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_repeats_the_token_does_not_make_us_repeat_it()
    {
        var failure = await FailAsync(new TelegramFault.Reject(400, $"Bad Request: no method at /bot{TelegramServer.Token}/sendMessage"));
        failure.Message.ShouldBe("Telegram answered 400.");
    }

    [Fact]
    public async Task No_trace_of_a_call_holds_its_address()
    {
        var traced = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => { lock (traced) traced.Add(string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Value}"))); },
        };
        ActivitySource.AddActivityListener(listener);

        await SendAsync("Ann", "hello");

        lock (traced) traced.ShouldAllBe(tags => !tags.Contains(Secret));
    }

    private async Task<ChannelException> FailAsync(TelegramFault fault)
    {
        Server.FailNext("sendMessage", fault);
        var failure = await Should.ThrowAsync<ChannelException>(SendAsync("Ann", "a reply"));
        failure.ToString().ShouldNotContain(Secret);
        return failure;
    }

    private Task<string> SendAsync(string customer, string text, params Choice[] choices) =>
        Channel.SendAsync(Reply(customer, text, choices), CancellationToken.None);

    private OutgoingMessage Reply(string customer, string text, params Choice[] choices) =>
        new(1, new Address(ChannelName.Telegram, Server.ChatOf(customer)), text, choices);
}
