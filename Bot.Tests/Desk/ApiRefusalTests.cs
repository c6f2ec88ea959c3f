using System.Net;
using System.Net.Http.Json;
using System.Text;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Desk.ApiCalls;

namespace SupportBot.Tests.Desk;

/// <summary>What the JSON API says to what it cannot do.</summary>
public sealed class ApiRefusalTests(DeskFixture desk) : IClassFixture<DeskFixture>, IAsyncLifetime
{
    private readonly DeskHost _host = desk.Host;
    private HttpClient _anna = null!;

    public async Task InitializeAsync() => _anna = await _host.ProgramAsync("anna");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"queue":"nowhere"}""")]
    [InlineData("""{"agent":"nobody"}""")]
    [InlineData("""{"queue":"billing","tier":"L9"}""")]
    [InlineData("""{"queue":"billing","tier":"L1"}""")]
    public async Task A_transfer_to_nowhere_is_refused(string body)
    {
        var number = await WaitingAsync(_host, Urgency.High);
        await DoneAsync(_anna, number, "claim");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await _anna.PostAsync($"/api/tickets/{number}/transfer", content);
        await ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"text":""}""", "empty")]
    [InlineData("""{"text":" \n "}""", "empty")]
    [InlineData("""{"text":null}""", "malformed")]
    [InlineData("""{"text":5}""", "malformed")]
    [InlineData("""{"words":"hello"}""", "malformed")]
    [InlineData("""{"text":"half""", "malformed")]
    [InlineData("[]", "malformed")]
    [InlineData("null", "malformed")]
    [InlineData("", "malformed")]
    [InlineData("""{"text":"\ud800"}""", "malformed")]
    public async Task A_bad_body_is_refused_and_nothing_is_written(string body, string code)
    {
        var number = await WaitingAsync(_host, Urgency.High);
        await DoneAsync(_anna, number, "claim");
        foreach (var url in new[] { $"/api/tickets/{number}/reply", $"/api/tickets/{number}/note", "/api/classify" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var problem = await ProblemAsync(await _anna.PostAsync(url, content), HttpStatusCode.BadRequest);
            ((string?)problem["code"]).ShouldBe(code);
        }
        var ticket = await JsonAsync(await _anna.GetAsync($"/api/tickets/{number}"));
        ticket["transcript"]!.AsArray().ShouldNotContain(line => (string?)line!["author"] == "agent" || (string?)line["author"] == "note");
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        var number = await WaitingAsync(_host, Urgency.High);
        await DoneAsync(_anna, number, "claim");
        var problem = await RefusedAsync(_anna, number, "reply", new { text = new string('x', 1_000_000) }, HttpStatusCode.BadRequest);
        ((string?)problem["code"]).ShouldBe("too_long");
        var enormous = await RefusedAsync(_anna, number, "reply", new { text = new string('x', 3_000_000) }, HttpStatusCode.RequestEntityTooLarge);
        ((string?)enormous["code"]).ShouldBe("too_long");
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        foreach (var url in new[] { "/api/tickets/SB-999999", "/api/tickets/abc", "/api/tickets/-1", "/api/nothing" })
            await ProblemAsync(await _anna.GetAsync(url), HttpStatusCode.NotFound);
        foreach (var act in new[] { "claim", "release", "resolve" })
            await RefusedAsync(_anna, "SB-999999", act, null, HttpStatusCode.NotFound);
        await RefusedAsync(_anna, "SB-999999", "reply", new { text = "hello" }, HttpStatusCode.NotFound);
        await RefusedAsync(_anna, "SB-999999", "transfer", new { queue = "billing" }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_call_but_the_sign_in_needs_an_agent()
    {
        using var stranger = new HttpClient { BaseAddress = _host.Address };
        foreach (var url in new[] { "/api/tickets", "/api/tickets/SB-1001", "/api/events", "/api/session" })
            await ProblemAsync(await stranger.GetAsync(url), HttpStatusCode.Unauthorized);
        foreach (var url in new[] { "/api/tickets/SB-1001/claim", "/api/tickets/SB-1001/reply", "/api/classify" })
            await ProblemAsync(await stranger.PostAsJsonAsync(url, new { text = "hello" }), HttpStatusCode.Unauthorized);
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "made-up");
        await ProblemAsync(await stranger.GetAsync("/api/tickets"), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_unknown_state_is_refused_with_the_ones_there_are() =>
        ((string?)(await ProblemAsync(await _anna.GetAsync("/api/tickets?state=open"), HttpStatusCode.BadRequest))["detail"])!.ShouldContain("waiting");

    [Fact]
    public async Task A_text_is_read_as_a_message_would_be()
    {
        var reading = await JsonAsync(await _anna.PostAsJsonAsync("/api/classify", new { text = "Nie mogę się zalogować, pomocy!" }));
        ((string?)reading["language"]!["value"]).ShouldBe("pl");
        ((string?)reading["topic"]!["value"]).ShouldBe("access");
        ((double?)reading["topic"]!["confidence"]).ShouldNotBeNull().ShouldBeInRange(0, 1);
        ((bool?)reading["wantsPerson"]!["value"]).ShouldBe(false);
    }
}
