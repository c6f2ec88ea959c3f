namespace SupportBot.Channels.Telegram;

/// <summary>Tells a call that never went out from one whose answer was lost.</summary>
internal static class Unanswered
{
    /// <param name="failure">What the HTTP client threw.</param>
    /// <param name="gaveUp">Whether our own patience ran out, and not the time to connect.</param>
    public static ChannelException From(Exception failure, bool gaveUp) => failure switch
    {
        HttpRequestException { HttpRequestError: var error } when NeverSent(error) =>
            NotDelivered($"Telegram cannot be reached ({error}).", failure),
        OperationCanceledException { InnerException: TimeoutException } when !gaveUp =>
            NotDelivered("Telegram cannot be reached (connecting took too long).", failure),
        OperationCanceledException => Uncertain("Telegram did not answer in time.", failure),
        HttpRequestException { HttpRequestError: var error } => Uncertain($"Telegram's answer was lost ({error}).", failure),
        _ => Uncertain("Telegram's answer was lost.", failure),
    };

    private static bool NeverSent(HttpRequestError error) => error is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static ChannelException NotDelivered(string message, Exception inner) => new(message, DeliveryFailure.NotDelivered, inner);

    private static ChannelException Uncertain(string message, Exception inner) => new(message, DeliveryFailure.Uncertain, inner);
}
