using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>Keeps a gateway session going over all its connections, and starts a new one when it is lost.</summary>
internal sealed class GatewayLoop(
    GatewaySession session, ChannelWriter<Dispatch> dispatches, DiscordRest rest, Acknowledgements acknowledgements,
    ChannelMetrics metrics, DiscordPace pace, TimeProvider clock, ILogger log)
{
    private readonly Backoff _backoff = new(pace.FirstWait, pace.LongestWait);
    private readonly Backoff _newSession = new(pace.NewSessionWait, pace.NewSessionWait);

    /// <summary>Ends only by a <see cref="ChannelException"/> that says what the admin must do, or by being stopped.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (true)
        {
            var began = clock.GetTimestamp();
            var wait = await ConnectOnceAsync(ct);
            if (clock.GetElapsedTime(began) >= pace.Healthy) _backoff.Reset();
            await Task.Delay(wait ?? _backoff.Next(), clock, ct);
        }
    }

    /// <summary>One connection. Says how long to wait before the next; null leaves it to the backoff.</summary>
    private async Task<TimeSpan?> ConnectOnceAsync(CancellationToken ct)
    {
        try
        {
            if (await AddressAsync(ct) is not { } url) return null;
            if (await ServeAsync(url, ct) is GatewayEnd.Resume) return null;
            session.Forget();
            return _newSession.Next();
        }
        catch (Exception e) when (MayPass(e) && !ct.IsCancellationRequested)
        {
            session.ConnectFailed();
            var wait = (e as ChannelException)?.RetryAfter ?? _backoff.Next();
            log.DiscordUnreachable(wait, e);
            return wait;
        }
    }

    private async Task<GatewayEnd> ServeAsync(Uri url, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(pace.Hello, clock);
        using var hello = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var socket = await GatewaySocket.ConnectAsync(url, hello.Token);
        var connection = new GatewayConnection(socket, session, dispatches, acknowledgements, metrics, clock, log);
        return await connection.RunAsync(hello.Token, ct);
    }

    /// <summary>Where to connect. For a new session only when Discord still allows one ("Session Start Limit Object").</summary>
    private async Task<Uri?> AddressAsync(CancellationToken ct)
    {
        if (session.ResumeUrl is { } resumeUrl) return resumeUrl;
        while (true)
        {
            var told = await rest.GetAsync(Route.Gateway(), DiscordJson.Default.GatewayAddress, ct);
            if (session.Position is not null || told.SessionStartLimit is not { Remaining: <= 0 } limit) return GatewayUrl.For(told.Url);
            var wait = TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 100, TimeSpan.FromDays(1).TotalMilliseconds));
            log.DiscordSessionStartsUsedUp(wait);
            await Task.Delay(wait, clock, ct);
        }
    }

    private static bool MayPass(Exception e) =>
        e is WebSocketException or HttpRequestException or OperationCanceledException or ChannelException { MayPass: true };
}
