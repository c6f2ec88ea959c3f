using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

/// <summary>What customers send beside words.</summary>
public sealed class TelegramFileTests : TelegramTest
{
    private static readonly byte[] Picture = [0x89, .. "PNG\r\n\u001a\n and the rest of it"u8];

    [Theory]
    [InlineData("photo", "photo.jpg")]
    [InlineData("document", "Invoice March.pdf")]
    [InlineData("voice", "voice.ogg")]
    [InlineData("audio", "audio.mp3")]
    [InlineData("video", "video.mp4")]
    [InlineData("video_note", "video.mp4")]
    [InlineData("animation", "animation.mp4")]
    public async Task A_file_is_fetched_whole_and_comes_with_its_words(string kind, string name)
    {
        _ = Receive();
        await Server.SendFileAsync("Ann", kind, Picture, "this is the error");

        var message = await Inbox.NextAsync();

        message.Content.ShouldBe(new IncomingContent.Text("this is the error"));
        var file = message.Attachments.ShouldHaveSingleItem();
        file.Name.ShouldBe(name);
        (await ContentAsync(file)).ShouldBe(Picture);
    }

    [Fact]
    public async Task A_sticker_is_what_it_stands_for_and_its_picture()
    {
        _ = Receive();
        await Server.SendFileAsync("Ann", "sticker", Picture);
        await Server.SendAsync("Ann", "sticker");

        var message = await Inbox.NextAsync();
        message.Content.ShouldBe(new IncomingContent.Text("👍"));
        message.Attachments.ShouldHaveSingleItem().Name.ShouldBe("sticker.webp");
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("👍"));
        Inbox.Accepted.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_album_is_one_message_also_when_its_rest_comes_a_moment_later()
    {
        _ = Receive();
        await Server.SendFileAsync("Ann", "photo", [1], fields: Album("a"));
        var wait = await Pauses.NextAsync();
        await Server.SendFileAsync("Ann", "photo", [2], "all three pages", Album("a"));
        await Server.SendFileAsync("Ben", "photo", [4], "mine", Album("a"));
        await Server.SendFileAsync("Ann", "document", [3], fields: Album("a"));
        await Server.WriteAsync("Ann", "that was all");
        wait.End();

        var album = await Inbox.NextAsync();
        album.Content.ShouldBe(new IncomingContent.Text("all three pages"));
        (await Task.WhenAll(album.Attachments.Select(ContentAsync))).SelectMany(bytes => bytes).ShouldBe(new byte[] { 1, 2, 3 });
        (await Inbox.NextAsync()).Attachments.Count.ShouldBe(1);
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("that was all"));
        wait.Length.ShouldBe(TimeSpan.FromSeconds(0.7));
    }

    [Fact]
    public async Task Pictures_of_an_album_that_come_twice_count_once()
    {
        await Server.SendFileAsync("Ann", "photo", [1], fields: Album("a"));
        Server.FailNext("getUpdates", new TelegramFault.Twice(), new TelegramFault.Twice());
        Pauses.SkipAll = true;
        _ = Receive();

        (await Inbox.NextAsync()).Attachments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_album_that_the_end_of_a_batch_would_cut_stays_whole()
    {
        Pauses.SkipAll = true;
        for (var i = 0; i < 97; i++) await Server.WriteAsync("Ben", $"{i}");
        for (var i = 0; i < 6; i++) await Server.SendFileAsync("Ann", "photo", [(byte)i], fields: Album("a"));
        _ = Receive();

        for (var i = 0; i < 97; i++) await Inbox.NextAsync();
        (await Inbox.NextAsync()).Attachments.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("not there")]
    [InlineData("too large")]
    [InlineData("larger than announced")]
    [InlineData("an error page, again and again")]
    [InlineData("broken off, again and again")]
    [InlineData("redirected")]
    [InlineData("kept on the server's own disk")]
    [InlineData("somewhere above")]
    public async Task A_file_that_cannot_be_had_is_named_and_the_words_are_not_lost(string why)
    {
        Pauses.SkipAll = true;
        if (why == "an error page, again and again") Server.FailNext("download", [.. Enumerable.Repeat(new TelegramFault.Body(502, "<html>"), 6)]);
        if (why == "broken off, again and again") Server.FailNext("download", [.. Enumerable.Repeat(new TelegramFault.DropAfter(), 6)]);
        if (why == "redirected") Server.FailNext("download", [.. Enumerable.Repeat(new TelegramFault.Body(302, ""), 6)]);
        if (why == "kept on the server's own disk") Server.PathOfFile = id => $"/var/lib/telegram-bot-api/{id}";
        if (why == "somewhere above") Server.PathOfFile = id => $"../../{id}";
        var bytes = why is "too large" or "larger than announced" ? new byte[(20 * 1024 * 1024) + 1] : Picture;
        if (why == "larger than announced") Server.MostBytes = int.MaxValue;
        _ = Receive();
        if (why == "not there") await Server.SendAsync("Ann", "document");
        else await Server.SendFileAsync("Ann", "document", bytes);
        if (why == "not there") await Server.SendAsync("Ann", "document", "the invoice");
        else await Server.SendFileAsync("Ann", "document", bytes, "the invoice");

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Unreadable("document"));
        var words = await Inbox.NextAsync();
        words.Content.ShouldBe(new IncomingContent.Text("the invoice"));
        var missing = await Inbox.NextAsync();
        missing.Content.ShouldBe(new IncomingContent.Unreadable("document"));
        missing.ExternalId.ShouldBe($"{words.ExternalId}:document");
        Attachments.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task Trouble_on_the_way_that_passes_loses_no_file()
    {
        Pauses.SkipAll = true;
        Server.FailNext("getFile", new TelegramFault.Reject(500, "Internal Server Error"));
        Server.FailNext("download", new TelegramFault.DropAfter());
        _ = Receive();
        await Server.SendFileAsync("Ann", "photo", Picture);

        (await ContentAsync((await Inbox.NextAsync()).Attachments.ShouldHaveSingleItem())).ShouldBe(Picture);
    }

    [Fact]
    public async Task A_file_that_hangs_holds_up_nobody_else_and_not_for_ever()
    {
        Server.FailNext("download", new TelegramFault.Silence());
        await Server.SendFileAsync("Ann", "photo", Picture);
        await Server.WriteAsync("Ann", "did you get it?");
        await Server.WriteAsync("Ben", "my turn");
        _ = Receive();

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("my turn"));
        await Server.NextCallAsync("download");
        Clock.Advance(TimeSpan.FromSeconds(45));

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Unreadable("photo"));
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("did you get it?"));
        Inbox.PositionOf(ChannelName.Telegram).ShouldEndWith(":812000004");
    }

    private static JsonObject Album(string id) => new() { ["media_group_id"] = id };

    private async Task<byte[]> ContentAsync(Attachment file)
    {
        using var copy = new MemoryStream();
        await (await Attachments.OpenAsync(file.Id, CancellationToken.None))!.Value.Content.CopyToAsync(copy);
        return copy.ToArray();
    }
}
