namespace SupportBot.Channels;

/// <summary>A messenger refused, could not be reached, or left the outcome unknown. The message never holds customer text or tokens.</summary>
public sealed class ChannelException(string message, DeliveryFailure failure, Exception? inner = null) : Exception(message, inner)
{
    public DeliveryFailure Failure { get; } = failure;

    /// <summary>How long the messenger asked to wait before the next try; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>False when nothing went out because it was not this message's turn yet: no failure, and nobody is told.</summary>
    public bool WasTried { get; init; } = true;

    public bool Retryable => Failure is DeliveryFailure.NotDelivered;

    /// <summary>Whether time alone may cure it.</summary>
    public bool MayPass => Failure is DeliveryFailure.NotDelivered or DeliveryFailure.Uncertain;
}

/// <summary>What is known about a delivery that failed.</summary>
public enum DeliveryFailure
{
    /// <summary>It did not arrive and may be tried again (connection refused, 429, 5xx before acceptance).</summary>
    NotDelivered,

    /// <summary>The request went out and no answer came back: it may or may not have arrived.</summary>
    Uncertain,

    /// <summary>It will never arrive (malformed, too large).</summary>
    Refused,

    /// <summary>
    /// Nothing arrives at this place any more (blocked, deleted, closed): whatever waits for it ends too, until the customer writes or lets
    /// the bot in again.
    /// </summary>
    Unreachable,

    /// <summary>
    /// The messenger does not let the bot in at all (wrong or revoked token). Nothing arrives until an admin has acted; then it may be
    /// tried again.
    /// </summary>
    ShutOut,
}
