using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>An agent who works through the JSON API.</summary>
internal sealed class AgentAtWork : IDisposable
{
    private readonly HttpClient _http;

    private AgentAtWork(HttpClient http) => _http = http;

    public static async Task<AgentAtWork> SignInAsync(Uri server, string login = "anna", string password = RunningBot.Password)
    {
        var http = new HttpClient { BaseAddress = server };
        using var answer = await http.PostAsJsonAsync("/api/session", new { login, password });
        answer.EnsureSuccessStatusCode();
        var token = (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["token"]!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return new AgentAtWork(http);
    }

    /// <summary>Claims, releases, replies, notes, diagnoses, transfers or resolves, as journeys word it.</summary>
    public async Task DoAsync(string ticket, string act, string text)
    {
        if (act == "takes")
        {
            await TakeAsync(ticket);
            return;
        }
        var (call, body) = act switch
        {
            "claims" => ("claim", (object)new { }),
            "releases" => ("release", new { }),
            "replies" => ("reply", new { text }),
            "asks" when text.Split(": ", 2) is [var approver, var request] => ("approval", new { approver, text = request }),
            "writes" when text.Split(' ', 3) is [var decision, var by, var remark] => ("decision", new { granted = decision == "granted", by, note = remark }),
            // In a moment: the journey sees that it is not kept.
            "promises" => ("reply", new { text, promise = TimeProvider.System.GetUtcNow().AddSeconds(2) }),
            "notes" => ("note", new { text }),
            "diagnoses" => ("describe", new { cause = text }),
            "transfers" when text.Split(": ", 2) is [var queue, var note] => ("transfer", new { queue, note }),
            "resolves" => ("resolve", text.Length == 0 ? new { } : new { outcome = text }),
            _ => throw new FormatException($"No agent '{act}'."),
        };
        (await TryAsync(ticket, call, body)).ShouldBe(HttpStatusCode.OK, $"{act} {text}");
    }

    // Others may be further up in the line.
    private async Task TakeAsync(string ticket)
    {
        while ((string?)(await TicketAsync(ticket))["state"] == "waiting")
        {
            using var answer = await _http.PostAsync(new Uri("/api/next", UriKind.Relative), null);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    /// <summary>Sends a canned reply as it comes; answers its words.</summary>
    public async Task<string> InsertAsync(string ticket, string shortcut)
    {
        var all = (await _http.GetFromJsonAsync<JsonArray>($"/api/tickets/{ticket}/canned"))!;
        var chosen = all.Single(one => (string)one!["shortcut"]! == shortcut)!;
        var (text, canned) = ((string)chosen["text"]!, (string)chosen["canned"]!);
        using var answer = await _http.PostAsJsonAsync($"/api/tickets/{ticket}/reply", new { text, canned });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return text;
    }

    public Task<HttpStatusCode> TryAsync(string ticket, string act, string text = "") => TryAsync(ticket, act, new { text });

    private async Task<HttpStatusCode> TryAsync(string ticket, string act, object body)
    {
        using var answer = await _http.PostAsJsonAsync($"/api/tickets/{ticket}/{act}", body);
        return answer.StatusCode;
    }

    public async Task<JsonNode> TicketAsync(string ticket) => (await _http.GetFromJsonAsync<JsonNode>($"/api/tickets/{ticket}"))!;

    public async Task<IReadOnlyList<JsonNode>> TicketsAsync(string state) =>
        [.. (await _http.GetFromJsonAsync<JsonArray>($"/api/tickets?state={state}&take=500"))!.OfType<JsonNode>()];

    /// <summary>Opens the stream of changes and leaves it open.</summary>
    public async Task<HttpResponseMessage> WatchAsync() => await _http.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);

    public void Dispose() => _http.Dispose();
}
