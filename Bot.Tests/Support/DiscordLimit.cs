using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Tests.Support;

/// <summary>Discord's rate limit for messages: so many a window and channel, told in every answer and enforced.</summary>
internal sealed class DiscordLimit
{
    private readonly ConcurrentDictionary<string, (int Used, long Began)> _windows = [];

    public int Messages { get; set; } = 50;
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests that came although the window was used up.</summary>
    public int Exceeded { get; private set; }

    /// <summary>Counts a request and writes the headers; null when it may pass, else the seconds to wait.</summary>
    public double? Take(HttpContext context, string channelId)
    {
        var now = TimeProvider.System.GetTimestamp();
        var window = _windows.AddOrUpdate(
            channelId, _ => (1, now), (_, before) => IsOver(before.Began) ? (1, now) : (before.Used + 1, before.Began));
        var left = (Window - TimeProvider.System.GetElapsedTime(window.Began)).TotalSeconds;
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = FormattableString.Invariant($"{Messages}");
        headers["X-RateLimit-Remaining"] = FormattableString.Invariant($"{Math.Max(0, Messages - window.Used)}");
        headers["X-RateLimit-Reset-After"] = FormattableString.Invariant($"{Math.Max(0.001, left):0.000}");
        headers["X-RateLimit-Bucket"] = "messages";
        if (window.Used <= Messages) return null;
        Exceeded++;
        return left;
    }

    private bool IsOver(long began) => TimeProvider.System.GetElapsedTime(began) >= Window;
}
