using System.Globalization;
using System.Net.Http.Headers;

namespace SupportBot.Channels.Discord;

/// <summary>
/// What Discord's answers told about its rate limits: a bucket for each group of routes and channel, and the pause of all
/// ("Rate Limits", header format). Asked before every request, so that exhausted buckets are waited out and not run into.
/// </summary>
internal sealed class RateLimits(TimeProvider clock)
{
    private const int KeptBuckets = 2_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _bucketOf = [];
    private readonly Dictionary<(string Bucket, string Major), Bucket> _buckets = [];
    private DateTimeOffset _pausedUntil;

    /// <summary>Takes a place for one request. Zero when it may go out now, else how long to wait before asking again.</summary>
    public TimeSpan Take(Route route)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (route.CountsGlobally && now < _pausedUntil) return _pausedUntil - now;
            if (!_bucketOf.TryGetValue(route.ToString(), out var name) || !_buckets.TryGetValue((name, route.Major), out var bucket))
                return TimeSpan.Zero;
            return bucket.Take(now);
        }
    }

    /// <summary>Reads the headers of an answer.</summary>
    public void Learn(Route route, HttpResponseHeaders headers)
    {
        if (Text(headers, "X-RateLimit-Bucket") is not { } name
            || Number(headers, "X-RateLimit-Remaining") is not { } remaining
            || Number(headers, "X-RateLimit-Reset-After") is not { } resetAfter) return;
        var limit = Number(headers, "X-RateLimit-Limit") ?? 1;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            _bucketOf[route.ToString()] = name;
            if (_buckets.Count > KeptBuckets) DropPast(now);
            if (!_buckets.TryGetValue((name, route.Major), out var bucket)) _buckets[(name, route.Major)] = bucket = new Bucket();
            bucket.Learn((int)limit, (int)remaining, now + TimeSpan.FromSeconds(resetAfter), now);
        }
    }

    /// <summary>Obeys a 429.</summary>
    public void Pause(Route route, TimeSpan wait, bool everything)
    {
        lock (_gate)
        {
            var until = clock.GetUtcNow() + wait;
            if (everything) _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
            else BucketFor(route).Exhaust(until);
        }
    }

    private Bucket BucketFor(Route route)
    {
        // A 429 without headers still closes this very route.
        if (!_bucketOf.TryGetValue(route.ToString(), out var name)) _bucketOf[route.ToString()] = name = route.ToString();
        if (!_buckets.TryGetValue((name, route.Major), out var bucket)) _buckets[(name, route.Major)] = bucket = new Bucket();
        return bucket;
    }

    private void DropPast(DateTimeOffset now)
    {
        foreach (var (key, bucket) in _buckets)
            if (bucket.IsPast(now)) _buckets.Remove(key);
    }

    private static string? Text(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e6
            ? number
            : null;

    private sealed class Bucket
    {
        private int _limit = 1;
        private int _remaining = 1;
        private DateTimeOffset _resetAt;

        public bool IsPast(DateTimeOffset now) => now >= _resetAt;

        public TimeSpan Take(DateTimeOffset now)
        {
            if (IsPast(now)) _remaining = Math.Max(1, _limit);
            if (_remaining == 0) return _resetAt - now;
            _remaining--;
            return TimeSpan.Zero;
        }

        // Answers of requests sent together may come in any order: within one window the lowest count is the truth.
        public void Learn(int limit, int remaining, DateTimeOffset resetAt, DateTimeOffset now)
        {
            _remaining = IsPast(now) ? remaining : Math.Min(_remaining, remaining);
            _limit = limit;
            _resetAt = resetAt;
        }

        public void Exhaust(DateTimeOffset until)
        {
            _remaining = 0;
            _resetAt = until;
        }
    }
}
