using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>One connection to the gateway, from hello to its end ("Connection Lifecycle").</summary>
internal sealed class GatewayConnection(
    GatewaySocket socket, GatewaySession session, ChannelWriter<Dispatch> dispatches,
    Acknowledgements acknowledgements, DiscordOptions options, ChannelMetrics metrics, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan LongestBeat = TimeSpan.FromMinutes(10);

    private Heartbeat? _heartbeat;

    /// <summary>Reads until the connection ends. Throws <see cref="ChannelException"/> when connecting again is useless.</summary>
    /// <param name="helloWithin">Cancelled when hello took too long.</param>
    public async Task<GatewayEnd> RunAsync(CancellationToken helloWithin, CancellationToken ct)
    {
        try
        {
            return await GreetAsync(helloWithin) ?? await ServeAsync(ct);
        }
        catch (WebSocketException)
        {
            log.DiscordConnectionEnded("broken", code: null);
            return GatewayEnd.Resume;
        }
    }

    /// <summary>Waits for hello and answers it. Null when that went well.</summary>
    private async Task<GatewayEnd?> GreetAsync(CancellationToken ct)
    {
        while (_heartbeat is null)
        {
            if (await ReadAsync(ct) is { } end) return end;
        }
        await socket.SendAsync(session.Opening(), ct);
        return null;
    }

    private async Task<GatewayEnd> ServeAsync(CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = ReadToEndAsync(ending.Token);
        var beating = _heartbeat!.RunAsync(ending.Token);
        var first = await Task.WhenAny(reading, beating);
        if (first == beating && !ct.IsCancellationRequested) log.DiscordConnectionDead();
        await ending.CancelAsync();
        await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (first == reading) return await reading;
        await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        return GatewayEnd.Resume;
    }

    private async Task<GatewayEnd> ReadToEndAsync(CancellationToken ct)
    {
        while (true)
        {
            if (await ReadAsync(ct) is { } end) return end;
        }
    }

    /// <summary>One frame; null when the connection goes on.</summary>
    private async Task<GatewayEnd?> ReadAsync(CancellationToken ct)
    {
        switch (await socket.ReceiveAsync(ct))
        {
            case SocketRead.Frame frame:
                return await TakeAsync(frame.Utf8, ct);
            case SocketRead.Unreadable unreadable:
                metrics.Skipped(ChannelName.Discord, unreadable.Reason);
                return null;
            case SocketRead.Closed closed:
                log.DiscordConnectionEnded("closed", closed.Code);
                return CloseCodes.Judge(closed.Code);
        }
        return null;
    }

    private async Task<GatewayEnd?> TakeAsync(ReadOnlyMemory<byte> utf8, CancellationToken ct)
    {
        if (DispatchReader.ReadFrame(utf8.Span) is not { } frame) return Skip("damaged");
        switch (frame.Op)
        {
            case GatewayOp.Dispatch:
                await HearAsync(frame, ct);
                return null;
            case GatewayOp.Hello:
                return Greet(frame);
            case GatewayOp.Heartbeat:
                if (_heartbeat is not null) await _heartbeat.BeatAsync(ct);
                return null;
            case GatewayOp.HeartbeatAcknowledged:
                _heartbeat?.Acknowledged();
                return null;
            case GatewayOp.Reconnect:
                log.DiscordConnectionEnded("reconnect asked for", code: null);
                return GatewayEnd.Resume;
            case GatewayOp.InvalidSession:
                log.DiscordConnectionEnded("session invalid", code: null);
                return frame.D.ValueKind is JsonValueKind.True ? GatewayEnd.Resume : GatewayEnd.NewSession;
            default:
                return Skip("unknown-op");
        }
    }

    private GatewayEnd? Greet(GatewayFrame frame)
    {
        if (_heartbeat is not null) return null;
        var hello = DispatchReader.ReadPayload(frame.D, DiscordJson.Default.HelloPayload);
        if (hello is not { HeartbeatInterval: > 0 }) return Skip("damaged");
        var interval = TimeSpan.FromMilliseconds(Math.Min(hello.HeartbeatInterval, LongestBeat.TotalMilliseconds));
        _heartbeat = new Heartbeat(socket, interval, () => session.Position?.Sequence, clock);
        return null;
    }

    private async Task HearAsync(GatewayFrame frame, CancellationToken ct)
    {
        var heard = DispatchReader.Read(frame, session.Position?.BotId, options.MediaBase);
        var after = session.After(frame.S, heard);
        if (heard is Heard.Pressed pressed) acknowledgements.Begin(pressed.Interaction, ct);
        if (heard is Heard.Commanded commanded) acknowledgements.Begin(commanded.Interaction, ct);
        // The session moves only when the dispatch is in the queue, so that a connection that ends here loses none.
        await dispatches.WriteAsync(new Dispatch(heard, session.Shard, after), ct);
        session.MoveTo(after, heard);
        if (heard is Heard.Ready) log.DiscordSessionStarted();
        if (heard is Heard.Resumed) log.DiscordSessionResumed();
    }

    private GatewayEnd? Skip(string reason)
    {
        metrics.Skipped(ChannelName.Discord, reason);
        return null;
    }
}
