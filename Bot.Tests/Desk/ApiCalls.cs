using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>Calls of the JSON API, and what their answers must look like.</summary>
internal static class ApiCalls
{
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);

    public static async Task<string> WaitingAsync(DeskHost host, Urgency urgency, int minutesAgo = 5)
    {
        var story = host.Tell(Ann, TimeSpan.FromMinutes(minutesAgo));
        await story.WritesAsync("hello");
        await story.HandsOffAsync(HandoffReason.AskedForPerson, urgency);
        return story.Number.ToString();
    }

    public static Task<HttpResponseMessage> ActAsync(HttpClient agent, string number, string act, object? body) =>
        body is null ? agent.PostAsync($"/api/tickets/{number}/{act}", null) : agent.PostAsJsonAsync($"/api/tickets/{number}/{act}", body);

    public static async Task<JsonNode> DoneAsync(HttpClient agent, string number, string act, object? body = null) =>
        await JsonAsync(await ActAsync(agent, number, act, body));

    public static async Task<JsonNode> RefusedAsync(HttpClient agent, string number, string act, object? body, HttpStatusCode status) =>
        await ProblemAsync(await ActAsync(agent, number, act, body), status);

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        return JsonNode.Parse(text)!;
    }

    public static async Task<JsonNode> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return JsonNode.Parse(text)!;
    }
}
