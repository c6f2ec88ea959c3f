using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Where to connect, and when a new session may be started there ("Get Gateway Bot", "Session Start Limit Object"). Every start counts against
/// a limit a day over all shards and restarts, kept by Discord, which takes the token away from a bot that goes beyond it. So it is asked before
/// each one; resuming a session costs nothing.
/// </summary>
internal sealed class SessionStarts(DiscordRest rest, DiscordPace pace, TimeProvider clock, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<int, long> _lastOfGroup = [];

    /// <summary>Asks until Discord answers.</summary>
    public async Task<GatewayAddress> AskAsync(CancellationToken ct)
    {
        var backoff = new Backoff(pace.FirstWait, pace.LongestWait);
        while (true)
        {
            TimeSpan wait;
            try
            {
                return await rest.GetAsync(Route.Gateway(), DiscordJson.Default.GatewayAddress, ct);
            }
            catch (ChannelException e) when (e.MayPass && !ct.IsCancellationRequested)
            {
                wait = e.RetryAfter ?? backoff.Next();
                log.DiscordUnreachable(wait, e);
            }
            await Task.Delay(wait, clock, ct);
        }
    }

    /// <summary>Waits until this shard may start a session. One at a time, so that Discord's count holds the start before.</summary>
    /// <returns>Where; null when Discord told no usable address.</returns>
    public async Task<Uri?> EnterAsync(Shard shard, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            while (true)
            {
                var told = await AskAsync(ct);
                if (WaitFor(told.SessionStartLimit) is { } used)
                {
                    log.DiscordSessionStartsUsedUp(used);
                    await Task.Delay(used, clock, ct);
                    continue;
                }
                await KeepDistanceAsync(shard.Number % Math.Max(1, told.SessionStartLimit?.MaxConcurrency ?? 1), ct);
                return GatewayUrl.For(told.Url);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Null when one may be started now.</summary>
    private TimeSpan? WaitFor(SessionStartLimit? limit)
    {
        if (limit is null) return null;
        if (limit.Remaining <= 0) return TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 100, TimeSpan.FromDays(1).TotalMilliseconds));
        // What was let in a moment ago may not have been counted yet.
        var underWay = _lastOfGroup.Values.Count(last => clock.GetElapsedTime(last) < pace.IdentifyDistance);
        return limit.Remaining <= underWay ? pace.IdentifyDistance : null;
    }

    // "Max Concurrency": one identify in five seconds for each group of shards.
    private async Task KeepDistanceAsync(int group, CancellationToken ct)
    {
        if (_lastOfGroup.TryGetValue(group, out var last) && pace.IdentifyDistance - clock.GetElapsedTime(last) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, ct);
        _lastOfGroup[group] = clock.GetTimestamp();
    }

    public void Dispose() => _turn.Dispose();
}
