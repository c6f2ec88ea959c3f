using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Desk.ApiCalls;

namespace SupportBot.Tests.Desk;

/// <summary>The JSON API, call by call, as programs use it, whatever the engine.</summary>
public abstract class ApiContract(StoreKind engine) : IAsyncLifetime
{
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private DeskHost _host = null!;
    private HttpClient _anna = null!;
    private HttpClient _boris = null!;

    public async Task InitializeAsync()
    {
        _host = await DeskHost.StartAsync(engine);
        await _host.AddAgentAsync("anna", "Anna");
        await _host.AddAgentAsync("boris", "Boris");
        (_anna, _boris) = (await _host.ProgramAsync("anna"), await _host.ProgramAsync("boris"));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [StoreFact]
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

    [StoreFact]
    public async Task The_queue_is_ordered_by_urgency_and_then_by_waiting_time()
    {
        var late = await WaitingAsync(_host, Urgency.Normal, minutesAgo: 10);
        var early = await WaitingAsync(_host, Urgency.Normal, minutesAgo: 50);
        var critical = await WaitingAsync(_host, Urgency.Critical, minutesAgo: 2);
        var low = await WaitingAsync(_host, Urgency.Low, minutesAgo: 90);

        var waiting = await JsonAsync(await _anna.GetAsync("/api/tickets?state=waiting"));

        waiting.AsArray().Select(ticket => (string?)ticket!["number"]).ShouldBe([critical, early, late, low]);
        ((string?)waiting[0]!["urgency"]).ShouldBe("critical");
        ((string?)waiting[0]!["state"]).ShouldBe("waiting");
        ((string?)waiting[0]!["reason"]).ShouldBe("asked_for_person");
        ((string?)waiting[0]!["tier"]).ShouldBe("L2");
        ((string?)waiting[0]!["customer"]).ShouldBe("Ann");
    }

    [StoreFact]
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

    [StoreFact]
    public async Task An_agent_claims_answers_notes_and_resolves()
    {
        var number = await WaitingAsync(_host, Urgency.High);

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

    [StoreFact]
    public async Task What_another_has_taken_is_refused_and_says_who_has_it()
    {
        var number = await WaitingAsync(_host, Urgency.High);
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

    [StoreFact]
    public async Task A_ticket_is_released_to_the_bot_and_transferred_to_a_colleague_a_queue_or_a_tier()
    {
        var number = await WaitingAsync(_host, Urgency.High);
        await DoneAsync(_anna, number, "claim");
        ((string?)(await DoneAsync(_anna, number, "release"))["state"]).ShouldBe("triage");

        await DoneAsync(_anna, number, "claim");
        ((string?)(await DoneAsync(_anna, number, "transfer", new { agent = "boris" }))["owner"]!["name"]).ShouldBe("Boris");
        var queued = await DoneAsync(_boris, number, "transfer", new { queue = "billing", tier = "L3" });
        ((string?)queued["state"], (string?)queued["queue"], (string?)queued["tier"]).ShouldBe(("waiting", "billing", "L3"));
    }

    [StoreFact]
    public async Task Two_agents_race_for_tickets_and_each_ticket_gets_one_owner()
    {
        var numbers = new List<string>();
        for (var i = 0; i < 200; i++) numbers.Add(await WaitingAsync(_host, Urgency.Normal));

        var results = await Task.WhenAll(numbers.SelectMany(number => new[] { _anna, _boris }
            .Select(async agent => (Number: number, (await agent.PostAsync($"/api/tickets/{number}/claim", null)).StatusCode))));

        foreach (var ticket in results.GroupBy(result => result.Number))
            ticket.Select(result => result.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
    }
}

public sealed class ApiOnSqlite() : ApiContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class ApiOnPostgres() : ApiContract(StoreKind.Postgres);
