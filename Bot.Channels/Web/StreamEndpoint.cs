using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Web;

/// <summary><c>GET conversations/{id}/stream?watermark=&amp;t=</c>: the conversation as it happens, on a WebSocket.</summary>
internal sealed class StreamEndpoint(
    Gate gate, ITranscript transcript, FileLinks.Maker links, OpenSockets sockets, TimeProvider clock, IHostApplicationLifetime host, ILogger<StreamEndpoint> log)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(25);

    // A timer counts no further than seven weeks; the client comes back after it.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public async Task StreamAsync(HttpContext http)
    {
        var admission = await gate.AdmitStreamAsync(http);
        if (admission.Caller is not { } caller) await admission.Refusal!.WriteAsync(http);
        else if (!ActivityIds.TryReadWatermark(http.Request.Query["watermark"], out var watermark)) await Refusal.BadWatermark.WriteAsync(http);
        else if (!http.WebSockets.IsWebSocketRequest) await Refusal.NotASocket.WriteAsync(http);
        else if (!sockets.TryOpen(caller.Conversation)) await (Refusal.TooMany with { RetryAfter = KeepAlive }).WriteAsync(http);
        else await CountedAsync(http, caller, watermark);
    }

    private async Task CountedAsync(HttpContext http, Caller caller, long watermark)
    {
        try
        {
            await RunAsync(http, caller, watermark);
        }
        finally
        {
            sockets.Close(caller.Conversation);
        }
    }

    private async Task RunAsync(HttpContext http, Caller caller, long watermark)
    {
        var accept = new WebSocketAcceptContext { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive };
        using var socket = await http.WebSockets.AcceptWebSocketAsync(accept);
        using var feed = new TranscriptFeed(transcript, caller.Address, watermark);
        var stream = new LiveStream(socket, feed, new ActivityWriter(caller, links.For(http)), clock);
        using var vouched = new CancellationTokenSource(TimeLeft(caller), clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(host.ApplicationStopping, vouched.Token);
        try
        {
            await stream.RunAsync(end.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client's line broke or was cut off; it reconnects with its watermark.
        }
        catch (Exception e)
        {
            Log.WebStreamFailed(log, caller.Conversation, e);
        }
    }

    // When the site's word ends, so does what is told on the strength of it.
    private TimeSpan TimeLeft(Caller caller) =>
        caller.VouchedUntil - clock.GetUtcNow() is not { } left || left > Longest ? Longest : left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
