using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

/// <summary>One visitor or one address cannot take the chat away from the others.</summary>
public sealed class FloodTests
{
    private const string Home = "203.0.113.7";
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_visitor_who_posts_too_much_is_told_when_to_try_again_and_nobody_else_is()
    {
        await using var host = await WebHost.StartAsync(_clock, ("MessagesPerMinute", "6"));
        var (ann, boris) = (await host.VisitAsync(), await host.VisitAsync());
        for (var i = 0; i < 6; i++) (await ann.SayAsync($"{i}")).Status.ShouldBe(HttpStatusCode.OK);

        IsTurnedAway(await ann.SayAsync("one more"), seconds: 10);
        IsTurnedAway(await UploadAsync(ann, "a file"), seconds: 10);
        (await boris.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
        _clock.Advance(TimeSpan.FromSeconds(10));
        (await ann.SayAsync("one more")).Status.ShouldBe(HttpStatusCode.OK);
        host.Transcript.Accepted.Count.ShouldBe(8);
    }

    [Fact]
    public async Task An_address_that_posts_too_much_through_many_visitors_is_turned_away_and_other_addresses_are_not()
    {
        await using var host = await WebHost.StartAsync(_clock, ("AddressMessagesPerMinute", "6"));
        var visitors = new List<Visitor>();
        for (var i = 0; i < 7; i++) visitors.Add(await host.VisitAsync());

        CallFrom(host, Home);
        foreach (var visitor in visitors.Take(6)) (await visitor.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
        IsTurnedAway(await visitors[6].SayAsync("hello"), seconds: 10);
        CallFrom(host, "203.0.113.8");
        (await visitors[6].SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task New_visitors_of_an_address_are_limited_and_those_who_come_back_are_not()
    {
        await using var host = await WebHost.StartAsync(_clock, ("AddressVisitorsPerMinute", "2"));
        CallFrom(host, Home);
        var known = await host.PostAsync("/chat/token");
        (await host.PostAsync("/chat/token")).Status.ShouldBe(HttpStatusCode.OK);

        IsTurnedAway(await host.PostAsync("/chat/token"), seconds: 30);
        (await host.PostAsync("/chat/token", json: $$"""{"token":"{{known.Text("returnToken")}}"}""")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_newcomer_from_an_address_that_sends_too_many_is_let_in_once_for_some_work()
    {
        await using var host = await WebHost.StartAsync(_clock, ("AddressVisitorsPerMinute", "1"), ("ChallengeBits", "8"));
        CallFrom(host, Home);
        await host.PostAsync("/chat/token");
        var (proof, unfinished) = Solve((await host.PostAsync("/chat/token")).Json!["challenge"]!);

        (await VisitAsync(host, unfinished)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await VisitAsync(host, $"9{proof}")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        CallFrom(host, "203.0.113.9");
        await host.PostAsync("/chat/token");
        (await VisitAsync(host, proof)).Status.ShouldBe(HttpStatusCode.TooManyRequests, "it was asked of another address");
        CallFrom(host, Home);
        (await VisitAsync(host, proof)).Status.ShouldBe(HttpStatusCode.OK);
        (await VisitAsync(host, proof)).Status.ShouldBe(HttpStatusCode.TooManyRequests, "it was shown before");
        var (late, _) = Solve((await host.PostAsync("/chat/token")).Json!["challenge"]!);
        _clock.Advance(TimeSpan.FromMinutes(3));
        await host.PostAsync("/chat/token");
        (await VisitAsync(host, late)).Status.ShouldBe(HttpStatusCode.TooManyRequests, "it is over");
    }

    [Fact]
    public async Task Work_lets_in_ten_times_as_many_and_no_more()
    {
        await using var host = await WebHost.StartAsync(_clock, ("AddressVisitorsPerMinute", "1"), ("ChallengeBits", "1"));
        CallFrom(host, Home);
        await host.PostAsync("/chat/token");
        for (var i = 0; i < 11; i++)
        {
            var (proof, _) = Solve((await host.PostAsync("/chat/token")).Json!["challenge"]!);
            (await VisitAsync(host, proof)).Status.ShouldBe(i < 10 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task An_address_uploads_only_so_much()
    {
        await using var host = await WebHost.StartAsync(_clock, ("AddressUploadBytesPerHour", "3000"));
        CallFrom(host, Home);
        var visitor = await host.VisitAsync();
        (await UploadAsync(visitor, new string('x', 2_000))).Status.ShouldBe(HttpStatusCode.OK);
        (await UploadAsync(visitor, new string('x', 2_000))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await visitor.SayAsync("then in words")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff", false)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", false)]
    public async Task A_household_is_one_address(string first, string second, bool welcome)
    {
        await using var host = await WebHost.StartAsync(_clock, ("AddressVisitorsPerMinute", "1"));
        CallFrom(host, first);
        (await host.PostAsync("/chat/token")).Status.ShouldBe(HttpStatusCode.OK);
        CallFrom(host, second);
        (await host.PostAsync("/chat/token")).Status.ShouldBe(welcome ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_proxy_on_this_machine_that_does_not_say_for_whom_it_calls_is_not_one_visitor()
    {
        await using var host = await WebHost.StartAsync(_clock, ("AddressVisitorsPerMinute", "1"));
        for (var i = 0; i < 5; i++) (await host.PostAsync("/chat/token")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Answer> VisitAsync(WebHost host, string proof) => host.PostAsync("/chat/token", json: $$"""{"proof":"{{proof}}"}""");

    private static (string Proof, string Unfinished) Solve(JsonNode challenge)
    {
        var (token, bits) = ((string)challenge["token"]!, (int)challenge["bits"]!);
        string? proof = null, unfinished = null;
        for (var number = 0; proof is null || unfinished is null; number++)
        {
            var text = $"{token}.{number}";
            if (SHA256.HashData(Encoding.ASCII.GetBytes(text))[0] >> (8 - bits) == 0) proof ??= text;
            else unfinished ??= text;
        }
        return (proof, unfinished);
    }

    private static void CallFrom(WebHost host, string address)
    {
        host.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        host.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    private static async Task<Answer> UploadAsync(Visitor visitor, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"type":"message"}""", new MediaTypeHeaderValue("application/vnd.microsoft.activity")), "activity", "blob" },
            { new StringContent(content, new MediaTypeHeaderValue("text/plain")), "file", "a.txt" },
        };
        return await visitor.Host.AskAsync(HttpMethod.Post, $"{visitor.Path}/upload", visitor.Token, form);
    }

    private static void IsTurnedAway(Answer answer, int seconds)
    {
        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Error.ShouldBe("TooManyRequests");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(seconds));
    }
}
