using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SupportBot.Tests.Support;

/// <summary>One WebSocket of the loopback gateway: what is sent goes out in order, what comes in is handed over.</summary>
internal sealed class DiscordConnection(WebSocket socket)
{
    public const string Reconnect = """{"op":7,"d":null}""";

    private const int Pieces = 4;

    private static readonly TimeSpan UntilItArrived = TimeSpan.FromMilliseconds(10);

    private readonly Channel<Func<Task>> _outgoing = Channel.CreateUnbounded<Func<Task>>();
    private volatile bool _isSilent;

    /// <summary>Sends an event, or does not, as the fault has it.</summary>
    public void Deliver(string frame, GatewayFault? fault)
    {
        switch (fault)
        {
            case GatewayFault.Twice:
                Send(frame);
                Send(frame);
                break;
            case GatewayFault.Slow slow:
                Post(() => TrickleAsync(Encoding.UTF8.GetBytes(frame), slow.Over));
                break;
            case GatewayFault.Garbage:
                Send("{ damaged");
                SendBinary([1, 2, 3]);
                Send(frame);
                break;
            case GatewayFault.CutBefore:
                Post(CutAsync);
                break;
            case GatewayFault.CutAfter:
                Send(frame);
                Post(CutAsync);
                break;
            case GatewayFault.Reconnect:
                Send(Reconnect);
                Send(frame);
                break;
            case GatewayFault.Invalid:
                Send("""{"op":9,"d":true}""");
                break;
            case GatewayFault.Silence:
                Post(FallSilentAsync);
                break;
            case null or GatewayFault.Late:
                Send(frame);
                break;
        }
    }

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
                if (!_isSilent) take(JsonNode.Parse(buffer.AsSpan(0, part.Count))!);
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // Likewise.
        }
    }

    private async Task TrickleAsync(byte[] frame, TimeSpan over)
    {
        var length = Math.Max(1, frame.Length / Pieces);
        for (var at = 0; at < frame.Length; at += length)
        {
            var piece = frame.AsMemory(at, Math.Min(length, frame.Length - at));
            await socket.SendAsync(piece, WebSocketMessageType.Text, endOfMessage: at + length >= frame.Length, CancellationToken.None);
            await Task.Delay(over / Pieces, TimeProvider.System);
        }
    }

    // What was sent before is still on its way.
    private async Task CutAsync()
    {
        await Task.Delay(UntilItArrived, TimeProvider.System);
        Drop();
    }

    // Nothing is sent or taken any more, and the connection stays open.
    private Task FallSilentAsync()
    {
        _isSilent = true;
        return Task.CompletedTask;
    }

    private void Post(Func<Task> send) => _outgoing.Writer.TryWrite(() => _isSilent ? Task.CompletedTask : send());

    private static bool IsEnd(Exception e) =>
        e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;
}
