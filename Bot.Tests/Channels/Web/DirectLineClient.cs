using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

/// <summary>Speaks Direct Line word by word, so that a test can say each of them right or wrong.</summary>
internal static class DirectLineClient
{
    public const string Base = "/v3/directline";

    public static async Task<Answer> AskAsync(this WebHost host, HttpMethod method, string path, string? bearer = null, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var json = response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null;
        return new Answer(response.StatusCode, json, response.Headers);
    }

    public static Task<Answer> GetAsync(this WebHost host, string path, string? bearer = null) => host.AskAsync(HttpMethod.Get, path, bearer);

    public static Task<Answer> PostAsync(this WebHost host, string path, string? bearer = null, string? json = null) =>
        host.AskAsync(HttpMethod.Post, path, bearer, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>A visitor with an open conversation.</summary>
    public static async Task<Visitor> VisitAsync(this WebHost host, string? token = null)
    {
        token ??= (await host.PostAsync("/chat/token")).Text("token");
        var started = await host.PostAsync($"{Base}/conversations", token);
        return new Visitor(host, started.Text("conversationId"), started.Text("token"), started.Text("streamUrl"));
    }
}

internal sealed record Answer(HttpStatusCode Status, JsonNode? Json, HttpResponseHeaders Headers)
{
    public string Text(string property) => (string)Json![property]!;

    public string Error => (string)Json!["error"]!["code"]!;

    public JsonArray Activities => Json!["activities"]!.AsArray();
}

/// <summary>A customer in one conversation.</summary>
internal sealed record Visitor(WebHost Host, string Conversation, string Token, string StreamUrl)
{
    public string Path => $"{DirectLineClient.Base}/conversations/{Conversation}";

    public Task<Answer> PostAsync(string json) => Host.PostAsync($"{Path}/activities", Token, json);

    public Task<Answer> SayAsync(string text, string? clientId = null) => PostAsync(Message(text, clientId).ToJsonString());

    public Task<Answer> ReadAsync(string watermark = "") => Host.GetAsync($"{Path}/activities?watermark={watermark}", Token);

    public Task<DirectLineSocket> ListenAsync(string? streamUrl = null) => DirectLineSocket.OpenAsync(streamUrl ?? StreamUrl);

    private static JsonObject Message(string text, string? clientId)
    {
        var message = new JsonObject { ["type"] = "message", ["text"] = text, ["from"] = new JsonObject { ["id"] = "me" } };
        if (clientId is not null) message["channelData"] = new JsonObject { ["clientActivityID"] = clientId };
        return message;
    }
}

/// <summary>An open socket.</summary>
internal sealed class DirectLineSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket _socket = new();

    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    public static async Task<DirectLineSocket> OpenAsync(string url, string? origin = null)
    {
        var stream = new DirectLineSocket();
        if (origin is not null) stream._socket.Options.SetRequestHeader("Origin", origin);
        using var patience = new CancellationTokenSource(Patience);
        await stream._socket.ConnectAsync(new Uri(url), patience.Token);
        return stream;
    }

    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next frame; null when the server has closed.</summary>
    public async Task<JsonNode?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer, patience.Token);
            if (received.MessageType is WebSocketMessageType.Close) return null;
            frame.Write(buffer, 0, received.Count);
            if (received.EndOfMessage) return JsonNode.Parse(frame.ToArray());
        }
    }

    /// <summary>The texts of the next messages, however many frames they come in.</summary>
    public async Task<List<string>> NextTextsAsync(int count)
    {
        var texts = new List<string>();
        while (texts.Count < count)
        {
            var frame = await NextAsync() ?? throw new EndOfStreamException($"The stream closed after {texts.Count} of {count} messages.");
            texts.AddRange(frame["activities"]!.AsArray().Where(a => (string)a!["type"]! == "message").Select(a => (string)a!["text"]!));
        }
        return texts;
    }

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}
