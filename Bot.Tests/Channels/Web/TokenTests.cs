using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Channels.Web.DirectLineClient;
using static SupportBot.Tests.Channels.Web.SiteSignature;

namespace SupportBot.Tests.Channels.Web;

public sealed class TokenTests
{
    [Fact]
    public async Task A_new_visitor_gets_a_token_for_a_conversation_of_their_own()
    {
        await using var host = await WebHost.StartAsync();

        var first = await host.PostAsync("/chat/token");
        var second = await host.PostAsync("/chat/token", json: "{}");

        ((int)first.Status).ShouldBe(200);
        ((int)first.Json!["expires_in"]!).ShouldBe(1800);
        first.Text("conversationId").ShouldNotBe(second.Text("conversationId"));
        Claims(first.Text("token"))["user"]!.ToString().ShouldBe(first.Text("userId"));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("returnToken")]
    public async Task A_visitor_who_shows_an_earlier_token_gets_the_same_conversation(string which)
    {
        await using var host = await WebHost.StartAsync();
        var first = await host.PostAsync("/chat/token");

        var again = await host.PostAsync("/chat/token", json: $$"""{"token":"{{first.Text(which)}}"}""");

        again.Text("conversationId").ShouldBe(first.Text("conversationId"));
        again.Text("userId").ShouldBe(first.Text("userId"));
    }

    [Fact]
    public async Task A_visitor_may_come_back_for_thirty_days_and_then_starts_anew()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var first = await host.PostAsync("/chat/token");
        var returning = $$"""{"token":"{{first.Text("returnToken")}}"}""";

        clock.Advance(TimeSpan.FromDays(29));
        (await host.PostAsync("/chat/token", json: returning)).Text("conversationId").ShouldBe(first.Text("conversationId"));
        clock.Advance(TimeSpan.FromDays(2));
        (await host.PostAsync("/chat/token", json: returning)).Text("conversationId").ShouldNotBe(first.Text("conversationId"));
    }

    [Fact]
    public async Task A_return_token_opens_no_conversation_by_itself()
    {
        await using var host = await WebHost.StartAsync();
        var token = (await host.PostAsync("/chat/token")).Text("returnToken");

        (await host.PostAsync($"{Base}/conversations", token)).Error.ShouldBe("BadToken");
    }

    [Fact]
    public async Task A_signed_customer_has_one_conversation_on_every_device()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var identity = Identity(clock, "customer-17", "Maria Nowak");

        var phone = await host.PostAsync("/chat/token", json: $$"""{"identity":"{{identity}}"}""");
        var laptop = await host.PostAsync("/chat/token", json: $$"""{"identity":"{{identity}}"}""");

        phone.Text("conversationId").ShouldBe(laptop.Text("conversationId"));
        phone.Text("userId").ShouldBe("customer-17");
        var visitor = await host.VisitAsync(phone.Text("token"));
        await visitor.PostAsync("""{"type":"message","text":"hi","from":{"id":"somebody-else","name":"Mallory"}}""");
        host.Transcript.Accepted.Single().Sender.ShouldBe(new("customer-17", "Maria Nowak"));
    }

    [Fact]
    public async Task A_signed_customers_conversation_does_not_open_with_a_token_left_in_the_browser()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var signed = await host.PostAsync("/chat/token", json: $$"""{"identity":"{{Identity(clock, "customer-17", "Maria")}}"}""");

        var afterSignOut = await host.PostAsync("/chat/token", json: $$"""{"token":"{{signed.Text("token")}}"}""");

        signed.Json!["returnToken"].ShouldBeNull();
        afterSignOut.Text("conversationId").ShouldNotBe(signed.Text("conversationId"));
    }

    [Fact]
    public async Task When_the_sites_word_for_a_customer_ends_every_message_is_refused_however_often_the_token_was_renewed()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var signed = await host.PostAsync("/chat/token", json: $$"""{"identity":"{{Identity(clock, "customer-17", "Maria")}}"}""");
        var visitor = await host.VisitAsync(signed.Text("token"));
        for (var minutes = 0; minutes < 60; minutes += 20)
        {
            (await visitor.SayAsync("still me")).Status.ShouldBe(HttpStatusCode.OK);
            visitor = visitor with { Token = (await host.PostAsync($"{Base}/tokens/refresh", visitor.Token)).Text("token") };
            clock.Advance(TimeSpan.FromMinutes(20));
        }
        (await host.GetAsync(visitor.Path, visitor.Token)).Json!["expires_in"]!.GetValue<int>().ShouldBe(60, "what is left, with a minute for clocks that differ");

        clock.Advance(TimeSpan.FromMinutes(2));

        (await visitor.SayAsync("too late")).Error.ShouldBe("BadToken");
        (await visitor.ReadAsync()).Error.ShouldBe("BadToken");
        (await host.PostAsync($"{Base}/tokens/refresh", visitor.Token)).Error.ShouldBe("BadToken");
    }

    [Fact]
    public async Task A_signed_conversation_is_not_continued_by_anybody_else()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var maria = await host.VisitAsync((await host.PostAsync("/chat/token", json: $$"""{"identity":"{{Identity(clock, "maria", "Maria")}}"}""")).Text("token"));
        await maria.SayAsync("my secret");
        var stranger = await host.PostAsync("/chat/token");
        string[] strangers =
        [
            stranger.Text("token"), stranger.Text("returnToken"),
            (await host.PostAsync("/chat/token", json: $$"""{"identity":"{{Identity(clock, "Maria", "Maria")}}"}""")).Text("token"),
            (await host.PostAsync("/chat/token", json: $$"""{"token":"{{maria.Token}}"}""")).Text("token"),
            (await host.PostAsync("/chat/token", json: $$"""{"token":"{{maria.StreamUrl.Split("t=")[1]}}"}""")).Text("token"),
            Identity(clock, "maria", "Maria"), maria.StreamUrl.Split("t=")[1],
        ];

        foreach (var token in strangers)
        {
            (await (maria with { Token = token }).SayAsync("I am Maria")).Error.ShouldBe("BadToken");
            (await (maria with { Token = token }).ReadAsync()).Error.ShouldBe("BadToken");
        }
        host.Transcript.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_identity_is_refused()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var expired = Identity(clock, "customer-17", "Maria");
        clock.Advance(TimeSpan.FromHours(2));
        string[] bad =
        [
            expired,
            Identity(clock, "customer-17", "Maria", key: "another key that is also quite long"),
            Identity(clock, "", "Nobody"),
            Sign("""{"alg":"none"}""", Payload(clock, "customer-17", "Maria"), WebHost.IdentityKey),
            Sign("""{"alg":"HS256"}""", """{"sub":"customer-17"}""", WebHost.IdentityKey),
            Sign("""{"alg":"HS256"}""", "[1]", WebHost.IdentityKey),
            Sign("""{"alg":"HS256"}""", """{"sub":"a\u0000b","exp":1e15}""", WebHost.IdentityKey),
            Sign("""["HS256"]""", Payload(clock, "customer-17", "Maria"), WebHost.IdentityKey),
            "not.a.token", "..", "", new string('x', 10_000),
        ];

        foreach (var identity in bad)
        {
            var answer = await host.PostAsync("/chat/token", json: $$"""{"identity":"{{identity}}"}""");
            ((int)answer.Status).ShouldBe(403, identity);
            answer.Error.ShouldBe("BadIdentity");
        }
    }

    [Fact]
    public async Task An_identity_without_a_sensible_end_is_good_for_no_longer_than_a_token()
    {
        await using var host = await WebHost.StartAsync();
        var forever = Sign("""{"alg":"HS256"}""", """{"sub":"maria","exp":1e300}""", WebHost.IdentityKey);

        (await host.PostAsync("/chat/token", json: $$"""{"identity":"{{forever}}"}""")).Json!["expires_in"]!.GetValue<int>().ShouldBe(1800);
    }

    [Fact]
    public async Task The_sites_server_gets_a_token_for_a_customer_it_names()
    {
        await using var host = await WebHost.StartAsync();

        var answer = await host.PostAsync($"{Base}/tokens/generate", WebHost.Secret, """{"user":{"id":"u-1","name":"Jan"}}""");
        var visitor = await host.VisitAsync(answer.Text("token"));
        await visitor.SayAsync("hello");

        host.Transcript.Accepted.Single().Sender.ShouldBe(new("u-1", "Jan"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("the wrong secret, though it is long enough")]
    [InlineData("")]
    public async Task Only_the_secret_makes_tokens_for_named_customers(string? secret)
    {
        await using var host = await WebHost.StartAsync();

        ((int)(await host.PostAsync($"{Base}/tokens/generate", secret)).Status).ShouldBe(403);
    }

    [Fact]
    public async Task A_token_is_refreshed_while_it_lasts_and_not_after()
    {
        var clock = new FakeClock();
        await using var host = await WebHost.StartAsync(clock);
        var visitor = await host.VisitAsync();

        clock.Advance(TimeSpan.FromMinutes(29));
        var fresh = (await host.PostAsync($"{Base}/tokens/refresh", visitor.Token)).Text("token");
        clock.Advance(TimeSpan.FromMinutes(2));

        ((int)(await host.PostAsync($"{Base}/tokens/refresh", visitor.Token)).Status).ShouldBe(403);
        ((int)(await visitor.SayAsync("too late")).Status).ShouldBe(403);
        ((int)(await (visitor with { Token = fresh }).SayAsync("in time")).Status).ShouldBe(200);
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_only()
    {
        await using var host = await WebHost.StartAsync();
        var mine = await host.VisitAsync();
        var theirs = await host.VisitAsync();
        var thief = theirs with { Token = mine.Token };

        ((int)(await thief.SayAsync("hello")).Status).ShouldBe(403);
        ((int)(await thief.ReadAsync()).Status).ShouldBe(403);
        ((int)(await host.GetAsync(thief.Path, thief.Token)).Status).ShouldBe(403);
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var parts = visitor.Token.Split('.');
        var claims = Claims(visitor.Token);
        claims["exp"] = (long)claims["exp"]! + 100_000;
        string[] forged =
        [
            $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}",
            $"{Base64Url.EncodeToString("""{"alg":"none"}"""u8)}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}", $"{visitor.Token}x", visitor.Token[..^2], "z.o.l", ".", "a.b.c.d",
        ];

        foreach (var token in forged) (await (visitor with { Token = token }).SayAsync("hello")).Error.ShouldBe("BadToken");
    }

    private static JsonObject Claims(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();
}
