using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportBot.Benchmarks.Load;

/// <summary>
/// One kept-alive connection that posts and reads the status, written by hand: a general client would take as much of the
/// machine as the server it measures.
/// </summary>
internal sealed class HttpLine : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[8 * 1024];

    public static async Task<HttpLine> OpenAsync(Uri server, CancellationToken ct)
    {
        var line = new HttpLine();
        await line._socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port, ct);
        return line;
    }

    /// <summary>Sends a whole request and reads the whole answer, which must state its length.</summary>
    /// <returns>The HTTP status.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        await _socket.SendAsync(request, SocketFlags.None, ct);
        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length), SocketFlags.None, ct);
            if (read == 0) throw new IOException("The server closed the connection.");
            length += read;
            if (TryRead(_answer.AsSpan(0, length), out var status)) return status;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool TryRead(ReadOnlySpan<byte> answer, out int status)
    {
        status = 0;
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0 || !Utf8Parser.TryParse(answer["HTTP/1.1 ".Length..], out status, out _)) return false;
        return answer.Length >= head + 4 + ContentLength(answer[..head]);
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0 || !Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _))
            throw new IOException($"An answer without a length: {Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\r')])}");
        return length;
    }
}
