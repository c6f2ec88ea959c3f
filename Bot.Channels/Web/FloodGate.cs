using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Web;

/// <summary>
/// Keeps one visitor, or one address, from taking the chat away from everybody else. Each node counts for itself. The site's own
/// server writes for many customers, so its address is not counted.
/// </summary>
internal sealed class FloodGate(WebChatOptions options, Challenges challenges, TimeProvider clock, ChannelMetrics metrics, ILogger<FloodGate> log)
{
    // As many more may come for work as for nothing, ten times over: a campus behind one address, but no botnet's worth.
    private const int ForWork = 10;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Allowance _ofVisitor = new(options.MessagesPerMinute, Minute, clock);
    private readonly Allowance _ofAddress = new(options.AddressMessagesPerMinute, Minute, clock);
    private readonly Allowance _visits = new(options.AddressVisitorsPerMinute, Minute, clock);
    private readonly Allowance _workers = new((long)options.AddressVisitorsPerMinute * ForWork, Minute, clock);
    private readonly Allowance _bytes = new(options.AddressUploadBytesPerHour, TimeSpan.FromHours(1), clock);
    private readonly Allowance _warnings = new(1, Minute, clock);

    /// <summary>Whether this caller may post now; null when they may.</summary>
    public Refusal? Post(HttpContext http, Caller caller) =>
        Refuse(_ofVisitor.Take(caller.Conversation)) ?? (caller.IsSite ? null : OfAddress(_ofAddress, http));

    /// <summary>Whether this caller may upload as much as they announce.</summary>
    public Refusal? Upload(HttpContext http, Caller caller, long bytes) =>
        Post(http, caller) ?? (caller.IsSite ? null : OfAddress(_bytes, http, bytes));

    /// <summary>Whether a visitor whom nobody knows may begin a conversation. Where too many come, those may who have solved a challenge.</summary>
    public Refusal? Visit(HttpContext http, string? proof)
    {
        var refusal = OfAddress(_visits, http);
        if (refusal is null || options.ChallengeBits == 0) return refusal;
        var network = CallerNetwork.Of(http.Connection.RemoteIpAddress!);
        return proof is not null && challenges.IsSolved(proof, network) ? OfAddress(_workers, http) : refusal with { Challenge = challenges.For(network) };
    }

    // What comes from this machine comes through a proxy on it that does not say for whom: everybody would be one address.
    private Refusal? OfAddress(Allowance allowance, HttpContext http, long cost = 1)
    {
        if (http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)) return null;
        var wait = allowance.Take(CallerNetwork.Of(address), cost);
        if (wait > TimeSpan.Zero && _warnings.Take("") == TimeSpan.Zero) Log.AddressTurnedAway(log);
        return Refuse(wait);
    }

    private Refusal? Refuse(TimeSpan wait)
    {
        if (wait == TimeSpan.Zero) return null;
        metrics.Skipped(ChannelName.Web, "too many");
        return Refusal.TooMany with { RetryAfter = wait };
    }
}
