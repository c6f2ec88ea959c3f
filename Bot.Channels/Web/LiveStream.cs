using System.Net.WebSockets;

namespace SupportBot.Channels.Web;

/// <summary>One open socket: sends what the feed brings, and listens only for the client's going.</summary>
internal sealed class LiveStream(WebSocket socket, TranscriptFeed feed, ActivityWriter activities, TimeProvider clock)
{
    private const int LongestClientMessage = 16 * 1024;
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(2);

    // Clients send empty frames to see whether the line holds. Nobody reads them, so all sockets may share where they land.
    private static readonly byte[] Unread = new byte[1024];

    /// <summary>Runs until the client goes or is to be told no more. A client that does not take part in closing is cut off.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var sending = SendAsync(stop.Token);
        var listening = ListenAsync();
        await Task.WhenAny(sending, listening);
        await stop.CancelAsync();
        var closing = CloseAsync(sending, listening);
        if (await Task.WhenAny(closing, Task.Delay(ClosingTime, clock, CancellationToken.None)) != closing) socket.Abort();
        await closing;
    }

    private async Task CloseAsync(Task sending, Task<WebSocketCloseStatus> listening)
    {
        try
        {
            await sending;
            var status = listening.IsCompletedSuccessfully ? await listening : WebSocketCloseStatus.EndpointUnavailable;
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, null, CancellationToken.None);
        }
        finally
        {
            if (sending.IsFaulted) socket.Abort();
            await listening;
        }
    }

    private async Task SendAsync(CancellationToken stop)
    {
        try
        {
            while (true) await SendAsync(await feed.NextAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    // No cancellation here: a send cut short would break the socket, and closing waits for it only so long.
    private async Task SendAsync(TranscriptEvent first)
    {
        var frame = JsonFrame.Pool.Get();
        ActivityWriter.Begin(frame.Json);
        for (var next = first; next is not null; next = feed.TryNext(out var more) ? more : null) Write(frame, next);
        ActivityWriter.End(frame.Json, feed.Position);
        await socket.SendAsync(frame.Written, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        JsonFrame.Pool.Return(frame);
    }

    private void Write(JsonFrame frame, TranscriptEvent next)
    {
        switch (next)
        {
            case TranscriptEvent.Added added:
                foreach (var entry in added.Entries) activities.Write(frame.Json, entry);
                break;
            case TranscriptEvent.QueueTold told:
                activities.WriteQueue(frame.Json, told, feed.Position, clock.GetUtcNow());
                break;
            case TranscriptEvent.Typing typing:
                activities.WriteTyping(frame.Json, typing, feed.Position, clock.GetUtcNow());
                break;
        }
    }

    // Ends with what there is to answer: to the client's goodbye another, to a flood the reason.
    private async Task<WebSocketCloseStatus> ListenAsync()
    {
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(Unread.AsMemory(), CancellationToken.None);
            if (received.MessageType is WebSocketMessageType.Close) return WebSocketCloseStatus.NormalClosure;
            length = received.EndOfMessage ? 0 : length + received.Count;
            if (length > LongestClientMessage) return WebSocketCloseStatus.MessageTooBig;
        }
    }
}
