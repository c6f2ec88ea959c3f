using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Benchmarks.Echo;

/// <summary>
/// As little Direct Line 3.0 as a client needs to talk: what the protocol itself costs on this machine, the measure of what
/// the product adds.
/// </summary>
/// <param name="keep">Keeps a message and its reply; when it returns they are kept.</param>
internal sealed class EchoServer(string address, Func<EchoConversation, long, ReadOnlyMemory<byte>, Task> keep)
{
    private const string Conversations = "/v3/directline/conversations";
    private readonly ConcurrentDictionary<string, EchoConversation> _conversations = new();
    private long _last;

    public static WebApplication Create(string urls, Func<EchoConversation, long, ReadOnlyMemory<byte>, Task> keep)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(new EchoServer(urls.Replace("http", "ws", StringComparison.Ordinal), keep).ServeAsync);
        return app;
    }

    private Task ServeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value.AsSpan();
        if (path is "/health/ready") return Task.CompletedTask;
        if (path is Conversations) return StartAsync(http);
        if (!path.StartsWith(Conversations)) return RefuseAsync(http);
        var slash = path.LastIndexOf('/');
        var id = path[Math.Min(slash, Conversations.Length + 1)..slash];
        if (!_conversations.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var conversation)) return RefuseAsync(http);
        return path[slash..] is "/activities" ? PostAsync(http, conversation) : StreamAsync(http, conversation);
    }

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private Task StartAsync(HttpContext http)
    {
        var conversation = new EchoConversation(Interlocked.Increment(ref _last));
        _conversations[conversation.Id] = conversation;
        http.Response.StatusCode = StatusCodes.Status201Created;
        return http.Response.WriteAsync(
            $$"""{"conversationId":"{{conversation.Id}}","token":"t","expires_in":1800,"streamUrl":"{{address}}{{Conversations}}/{{conversation.Id}}/stream"}""");
    }

    private async Task PostAsync(HttpContext http, EchoConversation conversation)
    {
        var read = await http.Request.BodyReader.ReadAtLeastAsync((int)http.Request.ContentLength!.Value, http.RequestAborted);
        var posted = EchoActivity.Read(read.Buffer);
        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        var position = conversation.TakePositions(2);
        await keep(conversation, position, posted.Text);
        await AnswerAsync(http, $$"""{"id":"{{conversation.Id}}|{{position:D7}}"}""");
        await conversation.PushAsync(posted, position);
    }

    private static ValueTask<System.IO.Pipelines.FlushResult> AnswerAsync(HttpContext http, string json)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = json.Length;
        Encoding.ASCII.GetBytes(json, http.Response.BodyWriter);
        return http.Response.BodyWriter.FlushAsync();
    }

    private static async Task StreamAsync(HttpContext http, EchoConversation conversation)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        conversation.Socket = socket;
        try
        {
            while ((await socket.ReceiveAsync(new byte[256].AsMemory(), http.RequestAborted)).MessageType is not WebSocketMessageType.Close) { }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client is gone; so is its conversation.
        }
    }
}
