using System.Net.WebSockets;

namespace SupportBot.Channels.Discord;

/// <summary>One WebSocket to the gateway: whole frames in, whole frames out.</summary>
internal sealed class GatewaySocket : IDisposable
{
    /// <summary>No frame Discord sends comes near this; a longer one is read past and left out.</summary>
    public const int LongestFrame = 16 * 1024 * 1024;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly byte[] _buffer = new byte[16 * 1024];

    private GatewaySocket() { }

    public static async Task<GatewaySocket> ConnectAsync(Uri url, CancellationToken ct)
    {
        var gateway = new GatewaySocket();
        try
        {
            // The gateway has heartbeats of its own.
            gateway._socket.Options.KeepAliveInterval = TimeSpan.Zero;
            await gateway._socket.ConnectAsync(url, ct);
            return gateway;
        }
        catch
        {
            gateway.Dispose();
            throw;
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken ct)
    {
        await _sending.WaitAsync(ct);
        try
        {
            await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, ct);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task<SocketRead> ReceiveAsync(CancellationToken ct)
    {
        using var frame = new MemoryStream();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(), ct);
            if (part.MessageType == WebSocketMessageType.Close) return new SocketRead.Closed((int?)_socket.CloseStatus);
            if (frame.Length <= LongestFrame) frame.Write(_buffer, 0, part.Count);
            if (!part.EndOfMessage) continue;
            if (part.MessageType == WebSocketMessageType.Binary) return new SocketRead.Unreadable("binary");
            if (frame.Length > LongestFrame) return new SocketRead.Unreadable("oversized");
            return new SocketRead.Frame(frame.ToArray());
        }
    }

    // Cutting the connection, instead of closing it with 1000, keeps the session alive for a resume.
    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }
}

/// <summary>What one read of the socket gave.</summary>
internal abstract record SocketRead
{
    private SocketRead() { }

    public sealed record Frame(ReadOnlyMemory<byte> Utf8) : SocketRead;

    /// <summary>A whole frame that cannot be meant for us, with the word it is counted under.</summary>
    public sealed record Unreadable(string Reason) : SocketRead;

    public sealed record Closed(int? Code) : SocketRead;
}
