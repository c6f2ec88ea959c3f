using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>What customers send beside words, take back, and are writing.</summary>
public sealed class DiscordFileTests : IAsyncLifetime
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];

    private readonly RecordingInbox _inbox = new();
    private DiscordServer _discord = null!;
    private DiscordBot _bot = null!;
    private DiscordPlace _direct = null!;
    private DiscordPlace _thread = null!;

    public async Task InitializeAsync()
    {
        _discord = await DiscordServer.StartAsync();
        _discord.Media["error.png"] = Picture;
        _direct = _discord.World.DirectWith(_discord.World.UserId("Ola"));
        _thread = _discord.World.Add(new DiscordPlace(_discord.World.NewId(), Type: 12, DiscordWorld.Guild) { OwnerId = DiscordGateway.BotId });
        _bot = new DiscordBot(_discord, _inbox);
        // From here on its session goes on also in another bot.
        await _inbox.NextCallAsync();
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _discord.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("this comes up")]
    public async Task A_picture_is_kept_with_the_words_beside_it(string words)
    {
        _discord.Faults.Next("/attachments/", new DiscordFault.Answers(502));
        _discord.World.SendFiles("Ola", _direct, words, ("error.png", At("error.png")));
        var message = await _inbox.NextAsync();
        message.Content.ShouldBe(new IncomingContent.Text(words));
        var kept = message.Attachments.ShouldHaveSingleItem();
        (kept.Name, kept.ContentType, kept.Size).ShouldBe(("error.png", "image/png", Picture.Length));
        _discord.Faults.Requests.Last(request => request.Line.Contains("attachments", StringComparison.Ordinal)).Authorization.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://localhost:{port}/attachments/error.png")]
    [InlineData("http://127.0.0.1:{port}/elsewhere/error.png")]
    [InlineData("http://user@127.0.0.1:{port}/attachments/error.png")]
    [InlineData("http://127.0.0.1:{port}/attachments/gone.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public async Task A_file_that_is_elsewhere_or_gone_is_not_had_and_no_words_are_lost(string url)
    {
        url = url.Replace("{port}", new Uri(_discord.MediaBase).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        _discord.World.SendFiles("Ola", _direct, "", ("error.png", url));
        _discord.World.SendFiles("Ola", _direct, "this comes up", ("error.png", url), ("error.png", At("error.png")));
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Unreadable("image"));
        var second = await _inbox.NextAsync();
        (second.Content, second.Attachments.Count).ShouldBe((new IncomingContent.Text("this comes up"), 1));
    }

    [Fact]
    public async Task A_picture_that_comes_while_the_store_is_away_is_kept_when_it_is_back()
    {
        _bot.Attachments.FailNext(4, new InvalidOperationException("The store is away."));
        _discord.World.SendFiles("Ola", _direct, "this comes up", ("error.png", At("error.png")));
        (await _inbox.NextAsync()).Attachments.ShouldHaveSingleItem().Name.ShouldBe("error.png");
        _inbox.Accepted.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_that_is_too_long_or_cannot_be_kept_is_told_behind_the_words_beside_it()
    {
        _discord.Media["film.mp4"] = new byte[FileFetcher.LongestFile + 1];
        _discord.World.SendFiles("Ola", _direct, "this comes up", ("film.mp4", At("film.mp4")));
        var words = await _inbox.NextAsync();
        (words.Content, words.Attachments.Count).ShouldBe((new IncomingContent.Text("this comes up"), 0));
        var missed = await _inbox.NextAsync();
        (missed.Content, missed.Address, missed.ExternalId).ShouldBe((new IncomingContent.Unreadable("image"), words.Address, $"{words.ExternalId}:image"));
        _bot.Attachments.IsFull = true;
        _discord.World.SendFiles("Ola", _direct, "and this", ("error.png", At("error.png")));
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("and this"));
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Unreadable("image"));
    }

    [Fact]
    public async Task A_host_that_says_nothing_holds_up_the_message_only_for_a_while()
    {
        await _bot.DisposeAsync();
        _bot = new DiscordBot(_discord, _inbox, pace: DiscordBot.Hurried with { Fetch = TimeSpan.FromMilliseconds(200) });
        _discord.Faults.Next("/attachments/", new DiscordFault.Silence());
        _discord.World.SendFiles("Ola", _direct, "", ("error.png", At("error.png")));
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Unreadable("image"));
    }

    [Fact]
    public async Task Many_who_send_pictures_at_once_do_not_wait_for_each_other_and_stay_in_order()
    {
        _discord.World.Write("Ola", _thread, "hello");
        await _inbox.NextAsync();
        _discord.MediaTogether = 3;
        _discord.World.SendFiles("Ola", _direct, "one", ("error.png", At("error.png")));
        _discord.World.SendFiles("Jan", _thread, "two", ("error.png", At("error.png")));
        _discord.World.SendFiles("Ola", _direct, "three", ("error.png", At("error.png")));
        IncomingMessage[] came = [await _inbox.NextAsync(), await _inbox.NextAsync(), await _inbox.NextAsync()];
        came.Select(message => message.Content).ShouldBe([new IncomingContent.Text("one"), new IncomingContent.Text("two"), new IncomingContent.Text("three")]);
        came.ShouldAllBe(message => message.Attachments.Count == 1);
    }

    [Fact]
    public async Task What_is_deleted_in_a_conversation_is_taken_back_and_elsewhere_is_not_looked_at()
    {
        var elsewhere = _discord.World.PublicChannel("talk");
        _discord.World.Delete(elsewhere, "1", "2");
        _discord.World.Delete(_direct, "3");
        _discord.World.Delete(_thread, "4", "5");
        _discord.World.WriteDirect("Ola", "hello");
        for (var i = 0; i < 4; i++) await _inbox.NextAsync();
        _inbox.Accepted.Select(message => message.Content).OfType<IncomingContent.Deletion>().Select(gone => gone.DeletedExternalId).ShouldBe(["3", "4", "5"]);
    }

    [Fact]
    public async Task That_a_customer_is_writing_is_told_from_their_places_alone()
    {
        _discord.World.Write("Ola", _thread, "hello");
        await _inbox.NextAsync();
        _discord.World.Type("Ola", _discord.World.PublicChannel("talk"));
        _discord.World.Type("Ola", _thread);
        _discord.World.Type("Ola", _direct);
        _discord.World.WriteDirect("Ola", "hello");
        await _inbox.NextAsync();
        _inbox.Typed.Select(address => address.Value).ShouldBe([_thread.Id, _direct.Id]);
    }

    [Fact]
    public async Task Messages_in_servers_that_come_empty_tell_the_admin_what_to_switch_on_once()
    {
        _discord.World.Write("Ola", _thread, "");
        _discord.World.Write("Ola", _thread, "");
        await _inbox.NextAsync();
        (await _inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Unreadable("empty"));
        _bot.Logs.Of(3216).ShouldHaveSingleItem().ShouldContain("MESSAGE CONTENT INTENT");
    }

    private string At(string name) => $"{_discord.MediaBase}/attachments/{name}";
}
