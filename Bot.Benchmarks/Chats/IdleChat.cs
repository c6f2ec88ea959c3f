using System.Net.WebSockets;
using SupportBot.Benchmarks.Load;

namespace SupportBot.Benchmarks.Chats;

/// <summary>One open page nobody writes on any more.</summary>
internal sealed class IdleChat : IAsyncDisposable
{
    private static readonly byte[] Unread = new byte[16 * 1024];

    private readonly Task _listening;

    private IdleChat(ClientWebSocket socket)
    {
        Socket = socket;
        _listening = ListenAsync();
    }

    public ClientWebSocket Socket { get; }

    /// <param name="messages">How many are written and answered first.</param>
    public static async Task<IdleChat> OpenAsync(DirectLine server, int messages, CancellationToken ct)
    {
        var stream = messages == 0 ? (await server.StartAsync(ct)).Stream : await WrittenAsync(server, messages, ct);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(stream, ct);
        return new IdleChat(socket);
    }

    public async ValueTask DisposeAsync()
    {
        await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await _listening;
        Socket.Dispose();
    }

    private static async Task<Uri> WrittenAsync(DirectLine server, int messages, CancellationToken ct)
    {
        using var customer = await Customer.ArriveAsync(server, server, new Talk(0), ct);
        for (var i = 0; i < messages; i++)
            if (await customer.AskAsync() is not Asked.Answered) throw new InvalidOperationException("A message was not answered.");
        return customer.Conversation.Stream;
    }

    private async Task ListenAsync()
    {
        try
        {
            while ((await Socket.ReceiveAsync(Unread.AsMemory(), CancellationToken.None)).MessageType is not WebSocketMessageType.Close) ;
        }
        catch (WebSocketException)
        {
            // Its state says so.
        }
    }
}
