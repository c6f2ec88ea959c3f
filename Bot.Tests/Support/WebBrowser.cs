using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SupportBot.Tests.Support;

/// <summary>One customer's open page: posts, listens on the socket, and comes back with its watermark when the line breaks.</summary>
internal sealed class WebBrowser : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http;
    private readonly Balancer _balancer;
    private readonly string _customer;
    private readonly string _conversation;
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<SeenMessage> _seen = Channel.CreateUnbounded<SeenMessage>();
    private string _token;
    private string _watermark = "";
    private volatile JsonNode? _newestChoices;
    private Task _listening = Task.CompletedTask;

    private WebBrowser(HttpClient http, Balancer balancer, string customer, string conversation, string token)
    {
        (_http, _balancer) = (http, balancer);
        _customer = customer;
        _conversation = conversation;
        _token = token;
    }

    /// <summary>What the bot and the agents wrote, in order.</summary>
    public ChannelReader<SeenMessage> Seen => _seen.Reader;

    /// <summary>Whether the socket is open.</summary>
    public bool IsListening { get; private set; }

    private string Path => $"/v3/directline/conversations/{_conversation}";

    public static async Task<WebBrowser> OpenAsync(HttpClient http, Balancer balancer, string customer)
    {
        var visit = await ReadAsync(await http.PostAsync("/chat/token", content: null));
        var token = visit["token"]!.ToString();
        using var start = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations")
        {
            Headers = { Authorization = new("Bearer", token) },
            Content = JsonContent.Create(new { user = new { name = customer } }),
        };
        var started = await ReadAsync(await http.SendAsync(start));
        var browser = new WebBrowser(http, balancer, customer, started["conversationId"]!.ToString(), started["token"]!.ToString());
        browser._listening = browser.ListenAsync(started["streamUrl"]!.ToString());
        return browser;
    }

    public async Task PostAsync(JsonObject activity) => await ReadAsync(await TryPostAsync(activity, Guid.NewGuid().ToString("N")));

    /// <summary>Posts under an id of the caller's, as a client does that repeats what was not answered.</summary>
    public async Task<HttpResponseMessage> TryPostAsync(JsonObject activity, string id)
    {
        activity["from"] = new JsonObject { ["id"] = "me", ["name"] = _customer };
        activity["channelData"] = new JsonObject { ["clientActivityID"] = id };
        using var post = new HttpRequestMessage(HttpMethod.Post, $"{Path}/activities")
        {
            Headers = { Authorization = new("Bearer", _token) },
            Content = JsonContent.Create(activity),
        };
        return await _http.SendAsync(post);
    }

    /// <summary>What a button of the newest message that has any sends; null when none has this label.</summary>
    public string? ValueOf(string label) =>
        _newestChoices?.AsArray().FirstOrDefault(a => a!["title"]!.ToString() == label)?["value"]!.ToString();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _listening;
        _closing.Dispose();
    }

    private async Task ListenAsync(string streamUrl)
    {
        for (var url = streamUrl; !_closing.IsCancellationRequested; url = await ReconnectAsync())
        {
            try
            {
                await ListenOnceAsync(url);
            }
            catch (WebSocketException broken)
            {
                _balancer.Failures.Enqueue($"Socket of {_customer}: {broken.GetBaseException().Message}");
            }
            catch (OperationCanceledException)
            {
                // The customer closed the page, or nobody took the socket.
            }
            IsListening = false;
        }
    }

    private async Task ListenOnceAsync(string url)
    {
        using var socket = new ClientWebSocket();
        (socket.Options.KeepAliveInterval, socket.Options.KeepAliveTimeout) = (_balancer.Patience, _balancer.Patience);
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        connecting.CancelAfter(_balancer.Patience);
        await socket.ConnectAsync(_balancer.Send(new Uri(url)), connecting.Token);
        IsListening = true;
        using var frame = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, _closing.Token);
            if (received.MessageType is WebSocketMessageType.Close) return;
            frame.Write(buffer, 0, received.Count);
            if (!received.EndOfMessage) continue;
            See(JsonNode.Parse(frame.ToArray())!);
            frame.SetLength(0);
        }
    }

    private async Task<string> ReconnectAsync()
    {
        for (var pause = FirstPause; !_closing.IsCancellationRequested; pause = pause < LongestPause ? pause * 1.5 : LongestPause)
        {
            try
            {
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), TimeProvider.System, _closing.Token);
                using var back = new HttpRequestMessage(HttpMethod.Get, $"{Path}?watermark={_watermark}") { Headers = { Authorization = new("Bearer", _token) } };
                var answer = await ReadAsync(await _http.SendAsync(back, _closing.Token));
                _token = answer["token"]!.ToString();
                return answer["streamUrl"]!.ToString();
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // The server is away; the next round tries again.
            }
        }
        return "";
    }

    private void See(JsonNode frame)
    {
        foreach (var activity in frame["activities"]!.AsArray())
        {
            if (activity!["type"]!.ToString() != "message" || activity["from"]!["role"]!.ToString() == "user") continue;
            var choices = activity["suggestedActions"]?["actions"];
            _newestChoices = choices ?? _newestChoices;
            var formatted = WebShown.Of(activity);
            _seen.Writer.TryWrite(new(activity["text"]!.ToString(), choices?.AsArray().Select(a => a!["title"]!.ToString()).ToList() ?? [], formatted));
        }
        _watermark = frame["watermark"]?.ToString() ?? _watermark;
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }
}
