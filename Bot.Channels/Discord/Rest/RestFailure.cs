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
            _ => Refusal(told?.Code ?? 0, what),
        };
    }

    /// <summary>In words an agent can act on, where Discord's code has a known meaning.</summary>
    private static ChannelException Refusal(int code, string otherwise)
    {
        var (words, failure) = code switch
        {
            DiscordError.NoDirectMessages => (Advice.NoDirectMessages, DeliveryFailure.Unreachable),
            DiscordError.NoMutualServer => (Advice.NoMutualServer, DeliveryFailure.Unreachable),
            DiscordError.UnknownUser => (Advice.AccountGone, DeliveryFailure.Unreachable),
            DiscordError.UnknownChannel => (Advice.PlaceGone, DeliveryFailure.Unreachable),
            DiscordError.ThreadLocked => (Advice.ThreadLocked, DeliveryFailure.Unreachable),
            DiscordError.UnknownMessage => (Advice.MessageGone, DeliveryFailure.Refused),
            DiscordError.MissingAccess or DiscordError.MissingPermission => (Advice.MissingPermission, DeliveryFailure.Refused),
            DiscordError.EntityTooLarge => (Advice.FileTooLong, DeliveryFailure.Refused),
            _ => (otherwise, DeliveryFailure.Refused),
        };
        return new(words, failure, new DiscordError(code));
    }

    public static ChannelException FileTooLong() => new(Advice.FileTooLong, DeliveryFailure.Refused);

    /// <summary>Nothing is asked any more, so that Discord does not ban this address.</summary>
    public static ChannelException TooManyRefused(TimeSpan wait) => new(Advice.TooManyRefused, DeliveryFailure.NotDelivered) { RetryAfter = wait };

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
