using System.Globalization;
using System.Net.WebSockets;
using System.Text.Unicode;

namespace SupportBot.Benchmarks.Load;

/// <summary>What became of one message.</summary>
internal enum Asked
{
    Answered,

    /// <summary>The server refused it or broke off.</summary>
    Failed,

    /// <summary>It was taken, but no reply came in time.</summary>
    Lost,
}

/// <summary>One customer in one conversation: writes, waits for the reply, writes again.</summary>
internal sealed class Customer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly Talk _talk;
    private readonly HttpLine _line;
    private readonly ClientWebSocket _stream = new();
    private readonly Exchange _exchange = new();
    private readonly CancellationTokenSource _patience = new();
    private readonly byte[] _body = new byte[2 * 1024];
    private readonly byte[] _request = new byte[4 * 1024];
    private readonly byte[] _frame = new byte[32 * 1024];
    private readonly string _head;

    private Customer(DirectLine server, StartedConversation conversation, Talk talk, HttpLine line)
    {
        (Conversation, _talk, _line) = (conversation, talk, line);
        _head = $"POST {DirectLine.Activities(conversation.Id)} HTTP/1.1\r\nHost: {server.Server.Authority}\r\nAuthorization: Bearer {conversation.Token}\r\n"
            + "Content-Type: application/json\r\nContent-Length: ";
    }

    public StartedConversation Conversation { get; }

    /// <summary>How many messages were posted.</summary>
    public int Posted { get; private set; }

    public int Doubled => _exchange.Doubled;

    /// <param name="server">Where the conversation is started and messages are posted.</param>
    /// <param name="listening">Where the stream is opened.</param>
    public static async Task<Customer> ArriveAsync(DirectLine server, DirectLine listening, Talk talk, CancellationToken ct)
    {
        var conversation = await server.StartAsync(ct);
        var customer = new Customer(server, conversation, talk, await HttpLine.OpenAsync(server.Server, ct));
        await customer._stream.ConnectAsync(listening.At(conversation.Stream), ct);
        return customer;
    }

    /// <summary>The id of the message posted as this number, from 1.</summary>
    public static string ClientId(int number) => string.Create(CultureInfo.InvariantCulture, $"message-{number}");

    /// <summary>Posts the next message and waits for its reply. After anything but an answer the conversation is of no more use.</summary>
    public async Task<Asked> AskAsync()
    {
        var clientId = ClientId(++Posted);
        _exchange.Begin(clientId);
        _patience.CancelAfter(Patience);
        try
        {
            if (await _line.SendAsync(Request(clientId), _patience.Token) is < 200 or > 299) return Asked.Failed;
            while (!_exchange.IsAnswered) await ReadFrameAsync();
            return Asked.Answered;
        }
        catch (OperationCanceledException)
        {
            return Asked.Lost;
        }
        catch (Exception e) when (e is IOException or WebSocketException or System.Net.Sockets.SocketException)
        {
            return Asked.Failed;
        }
    }

    public void Dispose()
    {
        _line.Dispose();
        _stream.Dispose();
        _patience.Dispose();
    }

    private async ValueTask ReadFrameAsync()
    {
        var length = 0;
        while (true)
        {
            var read = await _stream.ReceiveAsync(_frame.AsMemory(length), _patience.Token);
            if (read.MessageType is WebSocketMessageType.Close) throw new IOException("The server closed the stream.");
            length += read.Count;
            if (read.EndOfMessage) break;
        }
        if (length > 0) _exchange.Take(_frame.AsSpan(0, length));
    }

    private ReadOnlyMemory<byte> Request(string clientId)
    {
        Utf8.TryWrite(
            _body, $$$"""{"type":"message","from":{"id":"customer"},"text":{{{_talk.NextJson()}}},"channelData":{"clientActivityID":"{{{clientId}}}"}}""", out var body);
        Utf8.TryWrite(_request, $"{_head}{body}\r\n\r\n", out var head);
        _body.AsSpan(0, body).CopyTo(_request.AsSpan(head));
        return _request.AsMemory(0, head + body);
    }
}
