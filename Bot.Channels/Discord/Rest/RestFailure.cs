using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SupportBot.Channels.Discord;

/// <summary>What a failed request means. The messages name the route and Discord's codes, never a path, a text or a token.</summary>
internal static class RestFailure
{
    private static readonly TimeSpan WhenNotTold = TimeSpan.FromSeconds(5);

    /// <summary>Discord answered, and not with success.</summary>
    public static ChannelException Of(Route route, HttpStatusCode status, FailurePayload? told, TimeSpan? retryAfter)
    {
        var code = told?.Code is { } number and not 0 ? string.Create(CultureInfo.InvariantCulture, $", code {number}") : "";
        var what = string.Create(CultureInfo.InvariantCulture, $"Discord answered {(int)status} to {route}{code}.");
        return status switch
        {
            HttpStatusCode.TooManyRequests => new(what, DeliveryFailure.NotDelivered) { RetryAfter = retryAfter ?? WhenNotTold },
            HttpStatusCode.Unauthorized => BadToken(),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
                new(what, DeliveryFailure.NotDelivered) { RetryAfter = retryAfter },
            _ => new(what, DeliveryFailure.Refused),
        };
    }

    public static ChannelException BadToken() => new(Advice.NewToken, DeliveryFailure.ShutOut);

    /// <summary>No connection came about, so nothing was sent.</summary>
    public static ChannelException Unreachable(Route route, HttpRequestException inner) =>
        new($"Discord could not be reached for {route} ({inner.HttpRequestError}).", DeliveryFailure.NotDelivered, inner);

    /// <summary>The request went out and no whole answer came back.</summary>
    public static ChannelException Unanswered(Route route, Exception inner) =>
        new($"No answer came back to {route}.", DeliveryFailure.Uncertain, inner);

    /// <summary>A limit that is known to be exhausted for longer than it is sensible to wait here.</summary>
    public static ChannelException Limited(Route route, TimeSpan wait) =>
        new($"The rate limit of {route} is used up.", DeliveryFailure.NotDelivered) { RetryAfter = wait };

    public static bool IsNeverSent(HttpRequestException e) => e.HttpRequestError is
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    public static FailurePayload? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.FailurePayload);
        }
        catch (JsonException)
        {
            // A proxy in front of Discord answers in HTML.
            return null;
        }
    }
}
