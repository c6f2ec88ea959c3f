using System.Net.WebSockets;
using SupportBot.Channels;
using SupportBot.Channels.Web;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

public sealed class StreamTests
{
    [Fact]
    public async Task Lines_arrive_on_the_socket_as_they_are_committed_without_reading_the_store()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        using var socket = await visitor.ListenAsync();
        host.Transcript.Reply(place, "one");
        (await socket.NextTextsAsync(1)).ShouldBe(["one"]);
        var readsSoFar = host.Transcript.ReadCalls;

        await visitor.SayAsync("two");
        host.Transcript.Note(place);
        host.Transcript.Reply(place, "three");

        (await socket.NextTextsAsync(2)).ShouldBe(["two", "three"]);
        host.Transcript.ReadCalls.ShouldBe(readsSoFar);
    }

    [Fact]
    public async Task Everything_said_before_is_told_first()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        for (var i = 1; i <= 230; i++) host.Transcript.Reply(WebHost.Place(visitor.Conversation), $"line {i}");

        using var socket = await visitor.ListenAsync();
        host.Transcript.Reply(WebHost.Place(visitor.Conversation), "line 231");

        (await socket.NextTextsAsync(231)).ShouldBe(Enumerable.Range(1, 231).Select(i => $"line {i}"));
    }

    [Fact]
    public async Task A_reconnecting_client_hears_what_it_missed_and_nothing_twice()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        string watermark;
        using (var socket = await visitor.ListenAsync())
        {
            host.Transcript.Reply(place, "one");
            watermark = (string)(await socket.NextAsync())!["watermark"]!;
            socket.Abort();
        }
        host.Transcript.Reply(place, "missed");

        var back = await host.GetAsync($"{visitor.Path}?watermark={watermark}", visitor.Token);
        using var again = await visitor.ListenAsync(back.Text("streamUrl"));
        host.Transcript.Reply(place, "live");

        back.Text("token").ShouldNotBeEmpty();
        (await again.NextTextsAsync(2)).ShouldBe(["missed", "live"]);
    }

    [Fact]
    public async Task A_lost_event_is_made_up_for_with_the_next()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        using var socket = await visitor.ListenAsync();
        host.Transcript.Reply(place, "one");
        (await socket.NextTextsAsync(1)).ShouldBe(["one"]);

        host.Transcript.IsSilent = true;
        host.Transcript.Reply(place, "two");
        host.Transcript.IsSilent = false;
        host.Transcript.Reply(place, "three");

        (await socket.NextTextsAsync(2)).ShouldBe(["two", "three"]);
    }

    [Fact]
    public async Task A_burst_reaches_a_slow_reader_whole_and_in_order()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var socket = await visitor.ListenAsync();
        var filler = new string('x', 4000);
        for (var i = 1; i <= 3000; i++) host.Transcript.Reply(WebHost.Place(visitor.Conversation), $"{i} {filler}");

        var texts = await socket.NextTextsAsync(3000);

        texts.Select(t => t.Split(' ')[0]).ShouldBe(Enumerable.Range(1, 3000).Select(i => $"{i}"));
    }

    [Fact]
    public async Task Typing_is_shown_and_moves_no_watermark()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        using var socket = await visitor.ListenAsync();
        host.Transcript.Reply(place, "one");
        await socket.NextTextsAsync(1);

        host.Transcript.Type(place, Author.Agent, "Anna");
        var frame = await socket.NextAsync();

        var activity = frame!["activities"]![0]!;
        activity["type"]!.ToString().ShouldBe("typing");
        activity["from"]!["name"]!.ToString().ShouldBe("Anna");
        frame["watermark"]!.ToString().ShouldBe("1");
    }

    [Fact]
    public async Task Empty_frames_from_the_client_are_ignored()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var socket = await visitor.ListenAsync();

        for (var i = 0; i < 5; i++) await socket.SendAsync("");
        await socket.SendAsync("""{"type":"message","text":"not this way"}""");
        host.Transcript.Reply(WebHost.Place(visitor.Conversation), "one");

        (await socket.NextTextsAsync(1)).ShouldBe(["one"]);
        host.Transcript.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_that_pours_data_into_the_socket_is_cut_off()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var socket = await visitor.ListenAsync();

        await socket.SendAsync(new string('x', 20_000));

        (await socket.NextAsync()).ShouldBeNull();
        socket.Closed.ShouldBe(WebSocketCloseStatus.MessageTooBig);
    }

    [Fact]
    public async Task A_conversation_has_only_so_many_sockets()
    {
        await using var host = await WebHost.StartAsync();
        var (visitor, other) = (await host.VisitAsync(), await host.VisitAsync());
        var open = new List<DirectLineSocket>();
        for (var i = 0; i < OpenSockets.Most; i++) open.Add(await visitor.ListenAsync());

        await RefusedAsync(visitor.StreamUrl);

        open.Add(await other.ListenAsync());
        foreach (var socket in open) socket.Dispose();
    }

    [Fact]
    public void A_socket_that_closes_makes_room_for_another()
    {
        var sockets = new OpenSockets();
        for (var i = 0; i < OpenSockets.Most; i++) sockets.TryOpen("a").ShouldBeTrue();
        sockets.TryOpen("a").ShouldBeFalse();

        sockets.Close("a");

        sockets.TryOpen("a").ShouldBeTrue();
        sockets.TryOpen("a").ShouldBeFalse();
    }

    [Fact]
    public async Task Two_tabs_hear_the_same_conversation()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        using var first = await visitor.ListenAsync();
        using var second = await visitor.ListenAsync();

        await visitor.SayAsync("hello");

        (await first.NextTextsAsync(1)).ShouldBe(["hello"]);
        (await second.NextTextsAsync(1)).ShouldBe(["hello"]);
    }

    [Fact]
    public async Task A_socket_opens_with_a_fresh_token_for_its_conversation_only()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var visitor = await host.VisitAsync();
        var other = await host.VisitAsync();
        var token = visitor.StreamUrl.Split("t=")[^1];

        await RefusedAsync(other.StreamUrl.Replace(other.StreamUrl.Split("t=")[^1], token));
        await RefusedAsync(visitor.StreamUrl.Replace(token, "rubbish"));
        ((int)(await host.PostAsync($"{visitor.Path}/activities", token, """{"type":"message","text":"a"}""")).Status).ShouldBe(403);
        clock.Advance(TimeSpan.FromMinutes(2));
        await RefusedAsync(visitor.StreamUrl);
        ((int)(await host.GetAsync(new Uri(visitor.StreamUrl).PathAndQuery)).Status).ShouldBe(403);
    }

    [Fact]
    public async Task When_the_sites_word_ends_so_does_the_socket()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var token = await host.PostAsync("/chat/token", json: $$"""{"identity":"{{SiteSignature.Identity(clock, "maria", "Maria")}}"}""");
        var visitor = await host.VisitAsync(token.Text("token"));
        using var socket = await visitor.ListenAsync();
        host.Transcript.Reply(WebHost.Place(visitor.Conversation), "one");
        await socket.NextTextsAsync(1);

        clock.Advance(TimeSpan.FromMinutes(61));

        (await socket.NextAsync()).ShouldBeNull();
        await socket.CloseAsync();
    }

    [Fact]
    public async Task A_stopping_server_says_goodbye_and_the_client_goes_on_with_the_next()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        using var socket = await visitor.ListenAsync();
        host.Transcript.Reply(place, "before");
        await socket.NextTextsAsync(1);

        var stopping = host.StopServerAsync();
        (await socket.NextAsync()).ShouldBeNull();
        socket.Closed.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        await socket.CloseAsync();
        await stopping;
        host.Transcript.WatchersOf(place).ShouldBe(0);
        await host.StartServerAsync();
        host.Transcript.Reply(place, "after");

        var back = await host.GetAsync($"{visitor.Path}?watermark=1", visitor.Token);
        using var again = await visitor.ListenAsync(back.Text("streamUrl"));
        (await again.NextTextsAsync(1)).ShouldBe(["after"]);
    }

    [Fact]
    public async Task A_client_that_closes_is_forgotten()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        using var socket = await visitor.ListenAsync();
        host.Transcript.Reply(place, "one");
        await socket.NextTextsAsync(1);

        await socket.CloseAsync();
        await host.StopServerAsync();

        host.Transcript.WatchersOf(place).ShouldBe(0);
        await host.StartServerAsync();
    }

    private static async Task RefusedAsync(string url) =>
        await Should.ThrowAsync<WebSocketException>(async () => (await DirectLineSocket.OpenAsync(url)).Dispose());
}
