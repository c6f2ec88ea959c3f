namespace SupportBot.Channels.Telegram;

/// <summary>Why a round of reading brought nothing, each of which passes.</summary>
/// <param name="RetryAfter">How long Telegram asked to wait; null when it did not say.</param>
internal abstract record Trouble(TimeSpan? RetryAfter = null)
{
    /// <summary>No usable answer, said in one sentence.</summary>
    public sealed record OutOfReach(string Why, TimeSpan? RetryAfter = null) : Trouble(RetryAfter);

    /// <summary>Another program polls with the same token.</summary>
    public sealed record ReadElsewhere : Trouble;

    /// <summary>The bot is set to deliver to a web address.</summary>
    public sealed record HasWebhook : Trouble;

    /// <summary>The inbox could not keep what came.</summary>
    public sealed record NotStored(Exception Failure) : Trouble;

    public static Trouble Of(Answer.Rejected rejected) => rejected switch
    {
        { Code: 409 } when rejected.Description.Contains("webhook", StringComparison.OrdinalIgnoreCase) => new HasWebhook(),
        { Code: 409 } => new ReadElsewhere(),
        _ => new OutOfReach(rejected.ToException().Message, rejected.RetryAfter),
    };
}
