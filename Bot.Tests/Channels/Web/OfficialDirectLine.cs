using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using SupportBot.Tests.Browser;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

/// <summary>The official client <c>botframework-directlinejs</c> in a Node process of its own.</summary>
internal sealed class OfficialDirectLine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _node;
    private readonly Task _reading;
    private readonly Channel<JsonNode> _messages = Channel.CreateUnbounded<JsonNode>();
    private readonly Channel<JsonNode> _typing = Channel.CreateUnbounded<JsonNode>();
    private readonly Channel<string> _states = Channel.CreateUnbounded<string>();
    private readonly Channel<JsonNode> _answers = Channel.CreateUnbounded<JsonNode>();

    private OfficialDirectLine(Process node)
    {
        _node = node;
        _reading = ReadAsync();
    }

    public static async Task<OfficialDirectLine> ConnectAsync(Uri server, string token, bool webSocket = true)
    {
        var start = new ProcessStartInfo(Tool.Find("node")!, "directline.cjs")
        {
            WorkingDirectory = OfficialClients.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var client = new OfficialDirectLine(Process.Start(start)!);
        await client.SendAsync("connect", new JsonObject
        {
            ["token"] = token,
            ["domain"] = new Uri(server, "/v3/directline").ToString(),
            ["webSocket"] = webSocket,
            ["pollingInterval"] = 200,
        });
        await client.UntilAsync("Online");
        return client;
    }

    /// <summary>Posts and gives the id the client got, or the status it was refused with.</summary>
    public async Task<string> PostAsync(JsonObject activity)
    {
        activity["from"] = new JsonObject { ["id"] = "me" };
        await SendAsync("post", activity);
        var answer = await NextAsync(_answers);
        return (answer["posted"] ?? answer["refused"])!.ToString();
    }

    public Task<string> SayAsync(string text) => PostAsync(new JsonObject { ["type"] = "message", ["text"] = text });

    public Task CutAsync() => SendAsync("cut", new JsonObject());

    public Task ReconnectAsync(JsonObject conversation) => SendAsync("reconnect", conversation);

    public Task<JsonNode> NextMessageAsync() => NextAsync(_messages);

    public Task<JsonNode> NextTypingAsync() => NextAsync(_typing);

    public async Task<List<string>> NextTextsAsync(int count)
    {
        var texts = new List<string>();
        for (var i = 0; i < count; i++) texts.Add((await NextMessageAsync())["text"]!.ToString());
        return texts;
    }

    /// <summary>Nothing more has arrived than what was read.</summary>
    public bool IsSilent => !_messages.Reader.TryPeek(out _);

    public async Task UntilAsync(string state)
    {
        while (await NextAsync(_states) != state) { }
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        await _reading;
        _node.Dispose();
    }

    private Task SendAsync(string command, JsonObject argument) =>
        _node.StandardInput.WriteLineAsync(new JsonArray(command, argument).ToJsonString());

    private async Task ReadAsync()
    {
        while (await _node.StandardOutput.ReadLineAsync() is { } line)
        {
            var told = JsonNode.Parse(line)!;
            if (told["status"] is { } status) _states.Writer.TryWrite(status.ToString());
            else if (told["activity"] is { } activity) (activity["type"]!.ToString() == "typing" ? _typing : _messages).Writer.TryWrite(activity.DeepClone());
            else _answers.Writer.TryWrite(told);
        }
    }

    private static async Task<T> NextAsync<T>(Channel<T> channel)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await channel.Reader.ReadAsync(patience.Token);
    }
}
