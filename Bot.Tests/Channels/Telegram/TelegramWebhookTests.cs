using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

/// <summary>Telegram brings messages to an address of ours instead of being polled.</summary>
public sealed class TelegramWebhookTests : TelegramTest
{
    private const int Set = 3109, Changed = 3110, RefusedAddress = 3111, Fails = 3112;
    private readonly string _public = $"http://127.0.0.1:{Loopback.FreePort()}";
    private RequestedPause _look = null!;

    [Fact]
    public async Task Telegram_is_told_where_what_and_with_which_secret_and_what_it_brings_arrives()
    {
        await using var node = await ListenAsync();
        await Server.WriteAsync("Ann", "hello");
        await Server.DeliverAsync();

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("hello"));
        Server.Webhook!.Url.ShouldBe($"{_public}/telegram/webhook");
        Server.Webhook.Secret!.Length.ShouldBe(64);
        Server.Webhook.AllowedUpdates.ShouldBe(["message", "edited_message", "callback_query", "my_chat_member"]);
        Server.Updates.Kept.ShouldBe(0);
        Inbox.PositionOf(ChannelName.Telegram).ShouldBeNull();
        Log.Lines.ShouldAllBe(line => !line.Text.Contains(Server.Webhook.Secret));
    }

    [Fact]
    public async Task Whoever_does_not_know_the_secret_is_turned_away_and_nothing_is_kept()
    {
        await using var node = await ListenAsync();
        await Server.WriteAsync("Ann", "hello");
        var json = Server.Updates.First()!.Value.Json;

        (await Server.CallWebhookAsync(json, null)).ShouldBe(401);
        (await Server.CallWebhookAsync(json, new string('0', 64))).ShouldBe(403);
        (await Server.CallWebhookAsync(json, Server.Webhook!.Secret + "0")).ShouldBe(403);
        (await Server.CallWebhookAsync(json, TelegramServer.Token)).ShouldBe(403);

        Inbox.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_store_cannot_take_is_asked_for_again_and_nothing_overtakes_it()
    {
        await using var node = await ListenAsync();
        Inbox.FailNext(1);
        await Server.WriteAsync("Ann", "first");
        await Server.WriteAsync("Ann", "second");

        await Server.DeliverAsync();
        Server.Answers.ShouldBe([503]);
        Server.LastRetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
        await Server.DeliverAsync();

        Inbox.Accepted.Select(message => message.Content).ShouldBe([new IncomingContent.Text("first"), new IncomingContent.Text("second")]);
    }

    [Fact]
    public async Task What_can_never_be_read_is_counted_and_not_asked_for_again()
    {
        await using var node = await ListenAsync();
        foreach (var json in new[] { "{", "7", "", $$"""{"update_id":1,"message":"{{new string('x', WebhookEndpoint.MaxBytes)}}"}""" })
            (await Server.CallWebhookAsync(json, Server.Webhook!.Secret)).ShouldBe(200);

        Skipped(SkipReason.Damaged).ShouldBe(4);
    }

    [Fact]
    public async Task What_is_brought_twice_counts_once_and_a_press_is_answered()
    {
        await using var node = await ListenAsync();
        await Channel.SendAsync(new OutgoingMessage(1, new Address(ChannelName.Telegram, Server.ChatOf("Ann")), "Paid?", [new Choice("paid:no", "No")]), default);
        await Server.PressAsync("Ann", "No");
        var json = Server.Updates.First()!.Value.Json;

        await Server.CallWebhookAsync(json, Server.Webhook!.Secret);
        await Server.CallWebhookAsync(json, Server.Webhook.Secret);

        await Server.NextAnsweredPressAsync();
        Inbox.Accepted.ShouldHaveSingleItem().Content.ShouldBe(new IncomingContent.Choice("paid:no", "No"));
    }

    [Fact]
    public async Task A_webhook_that_somebody_else_changed_is_set_again_and_said()
    {
        await using var node = await ListenAsync();
        Server.Webhook = null;

        _look.End();
        await Pauses.NextAsync();

        Server.Webhook!.Url.ShouldStartWith(_public);
        Log.Of(Changed).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_webhook_that_Telegram_does_not_reach_is_explained_once()
    {
        await using var node = await ListenAsync();
        await Server.WriteAsync("Ann", "hello");
        Server.FailWebhook("SSL error {error:0A000086:SSL routines::certificate verify failed}");

        _look.End();
        await Pauses.SkipAsync(3);

        Log.Of(Fails).ShouldHaveSingleItem().ShouldContain("certificate verify failed");
    }

    [Fact]
    public async Task An_address_Telegram_does_not_take_is_explained_and_tried_again()
    {
        Server.FailNext("setWebhook", new TelegramFault.Reject(400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known"));
        Connect();
        _ = Receive();

        (await Pauses.SkipAsync(1))[0].TotalSeconds.ShouldBeInRange(0.5, 1);
        (await Pauses.NextAsync()).Length.ShouldBe(TimeSpan.FromMinutes(5));

        Log.Of(RefusedAddress).ShouldHaveSingleItem().ShouldContain("Failed to resolve host");
        Log.Of(Set).Count.ShouldBe(1);
    }

    [Fact]
    public void The_secret_is_the_same_on_every_node_and_another_for_another_token()
    {
        new WebhookSecret("1:a").Value.ShouldBe(new WebhookSecret("1:a").Value);
        new WebhookSecret("1:a").Value.ShouldNotBe(new WebhookSecret("1:b").Value);
    }

    [Fact]
    public async Task The_product_answers_at_the_address_it_told()
    {
        await using var bot = await RunningBot.StartAsync([.. Server.Settings, ("Dialogs:QuietWindowMs", "0"), ("Channels:Telegram:Webhook", "http://127.0.0.1:1")]);
        await Server.NextCallAsync("setWebhook");
        await Server.WriteAsync("Ann", "a human please");
        Server.Webhook = Server.Webhook! with { Url = $"{bot.Address}telegram/webhook" };

        (await Server.CallWebhookAsync(Server.Updates.First()!.Value.Json, null)).ShouldBe(401);
        await Server.SendFileAsync("Ann", "photo", [1, 2, 3]);
        await Server.DeliverAsync();

        (await Server.NextAsync("Ann")).Text.ShouldContain("SB-");
        Server.Updates.Kept.ShouldBe(0);
        (await bot.Database.ReadAsync(sql => sql.FirstAsync("SELECT COUNT(*) FROM attachments", row => row.GetInt64(0)))).ShouldBe(1);
    }

    private void Connect()
    {
        Channel.Dispose();
        Channel = Connect(Unlimited(Server.ApiBase, TelegramServer.Token, webhook: _public));
    }

    /// <summary>A node that takes calls and has told Telegram so.</summary>
    private async Task<WebApplication> ListenAsync()
    {
        Connect();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(_public);
        var app = builder.Build();
        app.MapPost(WebhookEndpoint.Path, Channel.EndpointTo(Inbox)!.TakeAsync);
        await app.StartAsync();
        _ = Receive();
        _look = await Pauses.NextAsync();
        return app;
    }
}
