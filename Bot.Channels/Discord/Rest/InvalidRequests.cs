using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Counts the requests Discord bans addresses for: those it answered with 401, 403 or 429, unless it was a limit shared with others ("Invalid
/// Request Limit": 10,000 in ten minutes). Long before that, nothing is asked any more until the oldest are forgotten: other programs may share the
/// address.
/// </summary>
internal sealed class InvalidRequests(ChannelMetrics metrics, TimeProvider clock, ILogger log)
{
    public const int Most = 2_000;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<long> _seen = [];
    private bool _said;

    /// <summary>How long nothing may be asked; zero when it may.</summary>
    public TimeSpan Wait()
    {
        lock (_gate)
        {
            while (_seen.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= Memory) _seen.Dequeue();
            if (_seen.Count < Most)
            {
                _said = false;
                return TimeSpan.Zero;
            }
            var wait = Memory - clock.GetElapsedTime(_seen.Peek());
            if (!_said) log.DiscordTooManyRefused(Most, wait);
            _said = true;
            return wait;
        }
    }

    public void Note(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)) return;
        if (response.Headers.TryGetValues("X-RateLimit-Scope", out var scope) && scope.Contains("shared")) return;
        metrics.Refused(ChannelName.Discord, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        lock (_gate) _seen.Enqueue(clock.GetTimestamp());
    }
}
