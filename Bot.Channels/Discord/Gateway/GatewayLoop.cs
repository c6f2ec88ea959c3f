using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>Keeps the session of one shard going over all its connections, and starts a new one when it is lost.</summary>
internal sealed class GatewayLoop(
    GatewaySession session, ChannelWriter<Dispatch> dispatches, SessionStarts starts, Acknowledgements acknowledgements,
    DiscordOptions options, ChannelMetrics metrics, DiscordPace pace, TimeProvider clock, ILogger log)
{
    private readonly Backoff _backoff = new(pace.FirstWait, pace.LongestWait);
    private readonly Backoff _newSession = new(pace.NewSessionWait, pace.LongestNewSessionWait);

    /// <summary>Ends when Discord wants the bot divided otherwise; else by a <see cref="ChannelException"/>, or by being stopped.</summary>
    /// <returns>What the admin must do if Discord says so again.</returns>
    public async Task<string> RunAsync(CancellationToken ct)
    {
        while (true)
        {
            var began = clock.GetTimestamp();
            var end = await ConnectOnceAsync(ct);
            if (end is GatewayEnd.OtherShards) return Advice.OtherShards;
            if (clock.GetElapsedTime(began) >= pace.Healthy) _newSession.Reset();
            // Only new sessions are rationed: while a session gets on, being cut off often is no reason to wait longer.
            if (session.WentOn) _backoff.Reset();
            if (end is { } wanted) await Task.Delay(wanted is GatewayEnd.NewSession ? _newSession.Next() : _backoff.Next(), clock, ct);
        }
    }

    /// <summary>One connection; null when there was none, and the wait for the next is over.</summary>
    private async Task<GatewayEnd?> ConnectOnceAsync(CancellationToken ct)
    {
        try
        {
            if (await AddressAsync(ct) is not { } url) return GatewayEnd.Resume;
            var end = await ServeAsync(url, ct);
            if (end is not GatewayEnd.Resume) session.Forget();
            return end;
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            session.ConnectFailed();
            var wait = _backoff.Next();
            log.DiscordUnreachable(wait, e);
            await Task.Delay(wait, clock, ct);
            return null;
        }
    }

    private async Task<GatewayEnd> ServeAsync(Uri url, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(pace.Hello, clock);
        using var hello = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var socket = await GatewaySocket.ConnectAsync(url, hello.Token);
        var connection = new GatewayConnection(socket, session, dispatches, acknowledgements, options, metrics, clock, log);
        return await connection.RunAsync(hello.Token, ct);
    }

    private async Task<Uri?> AddressAsync(CancellationToken ct) =>
        session.ResumeUrl ?? (session.Position is null ? await starts.EnterAsync(session.Shard, ct) : GatewayUrl.For((await starts.AskAsync(ct)).Url));
}
