using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SupportBot.Tests.Support;

/// <summary>One WebSocket of the loopback gateway: what is sent goes out in order, what comes in is handed over.</summary>
internal sealed class DiscordConnection(WebSocket socket)
{
    private readonly Channel<Func<Task>> _outgoing = Channel.CreateUnbounded<Func<Task>>();

    public void Send(string frame) =>
        Post(() => socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None));

    public void SendBinary(byte[] frame) =>
        Post(() => socket.SendAsync(frame, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None));

    public void Close(int code) =>
        Post(() => socket.CloseOutputAsync((WebSocketCloseStatus)code, "closed by the test", CancellationToken.None));

    public void Drop() => socket.Abort();

    public async Task RunAsync(Action<JsonNode> take)
    {
        var sending = SendAllAsync();
        await ReceiveAllAsync(take);
        _outgoing.Writer.TryComplete();
        await sending;
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var send in _outgoing.Reader.ReadAllAsync()) await send();
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The other side is gone.
        }
    }

    private async Task ReceiveAllAsync(Action<JsonNode> take)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) return;
                take(JsonNode.Parse(buffer.AsSpan(0, part.Count))!);
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // Likewise.
        }
    }

    private void Post(Func<Task> send) => _outgoing.Writer.TryWrite(send);

    private static bool IsEnd(Exception e) =>
        e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;
}
