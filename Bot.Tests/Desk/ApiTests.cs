using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>The JSON API, call by call, as programs use it.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private DeskHost _host = null!;
    private HttpClient _anna = null!;
    private HttpClient _boris = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAgentAsync("anna", "Anna");
        await _host.AddAgentAsync("boris", "Boris");
        (_anna, _boris) = (await _host.ProgramAsync("anna"), await _host.ProgramAsync("boris"));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_session_gives_a_token_that_opens_the_rest_until_it_is_ended()
    {
        using var http = new HttpClient { BaseAddress = _host.Address };
        (await http.GetAsync("/api/tickets")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var session = await JsonAsync(await http.PostAsJsonAsync("/api/session", new { login = "Anna ", password = DeskHost.Password }));
        ((string?)session["agent"]!["name"]).ShouldBe("Anna");
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string?)session["token"]);
        (await http.GetAsync("/api/tickets")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await http.DeleteAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await http.GetAsync("/api/tickets")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_queue_is_ordered_by_urgency_and_then_by_waiting_time()
    {
        var late = await WaitingAsync(Urgency.Normal, minutesAgo: 10);
        var early = await WaitingAsync(Urgency.Normal, minutesAgo: 50);
        var critical = await WaitingAsync(Urgency.Critical, minutesAgo: 2);
        var low = await WaitingAsync(Urgency.Low, minutesAgo: 90);

        var waiting = await JsonAsync(await _anna.GetAsync("/api/tickets?state=waiting"));

        waiting.AsArray().Select(ticket => (string?)ticket!["number"]).ShouldBe([critical, early, late, low]);
        ((string?)waiting[0]!["urgency"]).ShouldBe("critical");
        ((string?)waiting[0]!["state"]).ShouldBe("waiting");
        ((string?)waiting[0]!["reason"]).ShouldBe("asked_for_person");
        ((string?)waiting[0]!["tier"]).ShouldBe("L2");
        ((string?)waiting[0]!["customer"]).ShouldBe("Ann");
    }

    [Fact]
    public async Task A_ticket_shows_its_facts_its_summary_its_transcript_and_what_was_read()
    {
        var story = _host.Tell(Ann);
        await story.WritesAsync("I was charged twice for order A-20391");
        await story.BotAsync("Shall I look?", "Yes", "No");
        await story.FactAsync("order", "A-20391");

        foreach (var name in new[] { story.Number.ToString(), story.Number.Value.ToString(CultureInfo.InvariantCulture), story.Number.ToString().ToLowerInvariant() })
        {
            var ticket = await JsonAsync(await _anna.GetAsync($"/api/tickets/{name}"));
            ((string?)ticket["number"]).ShouldBe(story.Number.ToString());
            ((string?)ticket["facts"]!["order"]).ShouldBe("A-20391");
            ((string?)ticket["summary"]!["symptom"]).ShouldBe("I was charged twice for order A-20391");
            ticket["transcript"]!.AsArray().Select(line => (string?)line!["author"]).ShouldBe(["customer", "bot"]);
            ((string?)ticket["transcript"]![0]!["reading"]!["topic"]!["value"]).ShouldBe("payment");
            ((string?)ticket["transcript"]![1]!["choices"]![1]!["label"]).ShouldBe("No");
            ((long?)ticket["readings"]![0]!["position"]).ShouldBe(1);
        }
    }

    [Fact]
    public async Task An_agent_claims_answers_notes_and_resolves()
    {
        var number = await WaitingAsync(Urgency.High);

        ((string?)(await DoneAsync(_anna, number, "claim"))["state"]).ShouldBe("claimed");
        ((string?)(await DoneAsync(_anna, number, "reply", new { text = "Good morning" }))["lastMessage"]!["text"]).ShouldBe("Good morning");
        await DoneAsync(_anna, number, "note", new { text = "only for us" });
        ((string?)(await DoneAsync(_anna, number, "resolve"))["state"]).ShouldBe("resolved");

        var ticket = await JsonAsync(await _anna.GetAsync($"/api/tickets/{number}"));
        var lines = ticket["transcript"]!.AsArray();
        lines.ShouldContain(line => (string?)line!["author"] == "agent" && (string?)line["name"] == "Anna");
        lines.ShouldContain(line => (string?)line!["author"] == "note" && (string?)line["text"] == "only for us");
        (await JsonAsync(await _anna.GetAsync("/api/tickets?state=resolved&mine=true"))).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_another_has_taken_is_refused_and_says_who_has_it()
    {
        var number = await WaitingAsync(Urgency.High);
        await DoneAsync(_anna, number, "claim");

        var claim = await RefusedAsync(_boris, number, "claim", null, HttpStatusCode.Conflict);
        ((string?)claim["code"]).ShouldBe("already_taken");
        ((string?)claim["owner"]!["name"]).ShouldBe("Anna");
        var reply = await RefusedAsync(_boris, number, "reply", new { text = "me too" }, HttpStatusCode.Conflict);
        ((string?)reply["code"]).ShouldBe("owned_by_another");
        (await JsonAsync(await _anna.GetAsync("/api/tickets?state=claimed&mine=true"))).AsArray().Count.ShouldBe(1);
        (await JsonAsync(await _boris.GetAsync("/api/tickets?state=claimed&mine=true"))).AsArray().ShouldBeEmpty();
        (await JsonAsync(await _boris.GetAsync("/api/tickets?state=claimed"))).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_ticket_is_released_to_the_bot_and_transferred_to_a_colleague_a_queue_or_a_tier()
    {
        var number = await WaitingAsync(Urgency.High);
        await DoneAsync(_anna, number, "claim");
        ((string?)(await DoneAsync(_anna, number, "release"))["state"]).ShouldBe("triage");

        await DoneAsync(_anna, number, "claim");
        ((string?)(await DoneAsync(_anna, number, "transfer", new { agent = "boris" }))["owner"]!["name"]).ShouldBe("Boris");
        var queued = await DoneAsync(_boris, number, "transfer", new { queue = "billing", tier = "L3" });
        ((string?)queued["state"], (string?)queued["queue"], (string?)queued["tier"]).ShouldBe(("waiting", "billing", "L3"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"queue":"nowhere"}""")]
    [InlineData("""{"agent":"nobody"}""")]
    [InlineData("""{"queue":"billing","tier":"L9"}""")]
    [InlineData("""{"queue":"billing","tier":"L1"}""")]
    public async Task A_transfer_to_nowhere_is_refused(string body)
    {
        var number = await WaitingAsync(Urgency.High);
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
        var number = await WaitingAsync(Urgency.High);
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
        var number = await WaitingAsync(Urgency.High);
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

    [Fact]
    public async Task Two_agents_race_for_tickets_and_each_ticket_gets_one_owner()
    {
        var numbers = new List<string>();
        for (var i = 0; i < 40; i++) numbers.Add(await WaitingAsync(Urgency.Normal));

        var results = await Task.WhenAll(numbers.SelectMany(number => new[] { _anna, _boris }
            .Select(async agent => (Number: number, (await agent.PostAsync($"/api/tickets/{number}/claim", null)).StatusCode))));

        foreach (var ticket in results.GroupBy(result => result.Number))
            ticket.Select(result => result.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
    }

    private async Task<string> WaitingAsync(Urgency urgency, int minutesAgo = 5)
    {
        var story = _host.Tell(Ann, TimeSpan.FromMinutes(minutesAgo));
        await story.WritesAsync("hello");
        await story.HandsOffAsync(HandoffReason.AskedForPerson, urgency);
        return story.Number.ToString();
    }

    private static Task<HttpResponseMessage> ActAsync(HttpClient agent, string number, string act, object? body) =>
        body is null ? agent.PostAsync($"/api/tickets/{number}/{act}", null) : agent.PostAsJsonAsync($"/api/tickets/{number}/{act}", body);

    private static async Task<JsonNode> DoneAsync(HttpClient agent, string number, string act, object? body = null) =>
        await JsonAsync(await ActAsync(agent, number, act, body));

    private static async Task<JsonNode> RefusedAsync(HttpClient agent, string number, string act, object? body, HttpStatusCode status) =>
        await ProblemAsync(await ActAsync(agent, number, act, body), status);

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return JsonNode.Parse(text)!;
    }
}
