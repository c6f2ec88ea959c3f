using System.Text;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

/// <summary>What is done with messages once they are sent, quotes, files, and customers who are not there any more.</summary>
public sealed class TelegramChangingTests : TelegramTest
{
    private Address Ann => new(ChannelName.Telegram, Server.ChatOf("Ann"));

    [Fact]
    public async Task A_message_is_edited_in_place_and_loses_its_buttons()
    {
        var id = await SendAsync("You are third.", new Choice("wait:no", "Do not wait"));

        await Channel.EditAsync(Ann, id, "You are **second**.", default);

        var shown = Server.ScreenOf("Ann").ShouldHaveSingleItem();
        TelegramShown.Of(shown).ShouldBe("You are {b second}.");
        shown.ContainsKey("reply_markup").ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_as_it_shall_be_is_done()
    {
        var id = await SendAsync("You are third.");

        await Channel.EditAsync(Ann, id, "You are third.", default);
        await Channel.CloseChoicesAsync(Ann, id, default);
        await Channel.RemoveAsync(Ann, id, default);
        await Channel.RemoveAsync(Ann, id, default);
        await Channel.CloseChoicesAsync(Ann, id, default);

        Server.ScreenOf("Ann").ShouldBeEmpty();
        (await Should.ThrowAsync<ChannelException>(Channel.EditAsync(Ann, id, "gone", default))).Failure.ShouldBe(DeliveryFailure.Refused);
    }

    [Fact]
    public async Task Buttons_go_dead_and_the_words_stay()
    {
        var id = await SendAsync("Did **that** help?", new Choice("yes", "Yes"));

        await Channel.CloseChoicesAsync(Ann, id, default);

        var shown = Server.ScreenOf("Ann").ShouldHaveSingleItem();
        TelegramShown.Of(shown).ShouldBe("Did {b that} help?");
        shown.ContainsKey("reply_markup").ShouldBeFalse();
    }

    [Theory]
    [InlineData("42:0:1")]
    [InlineData("x")]
    [InlineData("")]
    public async Task What_was_never_sent_cannot_be_changed(string id) =>
        (await Should.ThrowAsync<ChannelException>(Channel.EditAsync(Ann, id, "x", default))).Failure.ShouldBe(DeliveryFailure.Refused);

    [Fact]
    public async Task A_reply_quotes_what_it_answers_and_what_the_customer_quotes_is_known()
    {
        _ = Receive();
        await Server.WriteAsync("Ann", "order 1042");
        var written = await Inbox.NextAsync();
        await Channel.SendAsync(Words("It is on its way.") with { RepliesTo = written.ExternalId }, default);

        var shown = Server.ScreenOf("Ann").ShouldHaveSingleItem();
        written.ExternalId.ShouldEndWith($":{shown["reply_to_message_id"]}");
        await Server.WriteAsync("Ann", "thanks", answers: shown);
        (await Inbox.NextAsync()).RepliesTo.ShouldBe(shown["message_id"]!.ToString());
    }

    [Theory]
    [InlineData("7654321:cb:17")]
    [InlineData("7654321:1:2")]
    [InlineData("nonsense")]
    public async Task What_cannot_be_quoted_is_answered_without(string answered)
    {
        await Channel.SendAsync(Words("hello") with { RepliesTo = answered }, default);
        Server.ScreenOf("Ann").ShouldHaveSingleItem().ContainsKey("reply_to_message_id").ShouldBeFalse();
    }

    [Fact]
    public async Task Typing_is_shown_and_nobody_waits_for_it()
    {
        await Channel.ShowTypingAsync(Ann, default);
        Server.FailNext("sendChatAction", new TelegramFault.Reject(429, "Too Many Requests: retry after 5", 5), new TelegramFault.DropBefore());
        await Channel.ShowTypingAsync(Ann, default);
        await Channel.ShowTypingAsync(Ann, default);

        (await Server.NextCallAsync("sendChatAction")).Body.GetProperty("action").GetString().ShouldBe("typing");
        await Server.NextCallAsync("sendChatAction");
        Server.CallsWaiting("sendChatAction").ShouldBe(0);
    }

    [Theory]
    [InlineData("image/png", "photo")]
    [InlineData("image/webp", "document")]
    [InlineData("application/pdf", "document")]
    public async Task A_file_arrives_whole_under_its_name(string type, string shownAs)
    {
        await Channel.SendAsync(File("Rechnung „März“\".pdf", type, "bytes of the file"), default);

        var file = Server.ScreenOf("Ann").ShouldHaveSingleItem()[shownAs]!;
        ((string)file["file_name"]!).ShouldBe("Rechnung „März“'.pdf");
        Convert.FromBase64String((string)file["base64"]!).ShouldBe(Encoding.UTF8.GetBytes("bytes of the file"));
    }

    [Fact]
    public async Task A_picture_Telegram_does_not_take_as_one_goes_out_as_a_document()
    {
        Server.FailNext("sendPhoto", new TelegramFault.Reject(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"));
        await Channel.SendAsync(File("scan.png", "image/png", "long and thin"), default);
        Server.ScreenOf("Ann").ShouldHaveSingleItem().ContainsKey("document").ShouldBeTrue();
    }

    // The clock stands still, so no more than a burst gets a place.
    [Fact]
    public async Task What_needs_two_calls_takes_one_place()
    {
        Channel.Dispose();
        Channel = Connect(new TelegramOptions { ApiBase = Server.ApiBase, Token = TelegramServer.Token, MessagesPerSecond = 0 });
        for (var i = 0; i < 3; i++) await SendAsync("hello");
        Server.FailNext("sendPhoto", new TelegramFault.Reject(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"));
        await Channel.SendAsync(File("scan.png", "image/png", "long and thin"), default);
        Server.FailNext("sendMessage", new TelegramFault.Reject(400, "Bad Request: can't parse entities: unsupported URL"));
        await SendAsync("**last**");

        Server.ScreenOf("Ann").Count.ShouldBe(5);
        (await Should.ThrowAsync<ChannelException>(SendAsync("one too many"))).WasTried.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_too_old_to_be_withdrawn_says_nothing_any_more()
    {
        var id = await SendAsync("You are third.");
        Server.FailNext("deleteMessage", new TelegramFault.Reject(400, "Bad Request: message can't be deleted for everyone"));

        await Channel.RemoveAsync(Ann, id, default);

        TelegramShown.Of(Server.ScreenOf("Ann").ShouldHaveSingleItem()).ShouldBe("✓");
    }

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", DeliveryFailure.Unreachable)]
    [InlineData(403, "Forbidden: user is deactivated", DeliveryFailure.Unreachable)]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", DeliveryFailure.Unreachable)]
    [InlineData(400, "Bad Request: chat not found", DeliveryFailure.Unreachable)]
    [InlineData(403, "Access to this site is forbidden", DeliveryFailure.Refused)]
    public async Task Who_cannot_be_reached_any_more_is_told_from_what_was_refused(int code, string words, DeliveryFailure meaning)
    {
        Server.FailNext("sendMessage", new TelegramFault.Reject(code, words));
        (await Should.ThrowAsync<ChannelException>(SendAsync("hello"))).Failure.ShouldBe(meaning);
    }

    private OutgoingMessage Words(string text, params Choice[] choices) => new(1, Ann, text, choices);

    private Task<string> SendAsync(string text, params Choice[] choices) => Channel.SendAsync(Words(text, choices), default);

    private OutgoingMessage File(string name, string type, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return Words("") with { File = new OutgoingFile(name, type, bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes))) };
    }
}
