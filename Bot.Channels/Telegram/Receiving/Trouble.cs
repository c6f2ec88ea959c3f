namespace SupportBot.Channels.Telegram;

/// <summary>Why a round of receiving brought nothing, each of which passes.</summary>
/// <param name="RetryAfter">How long Telegram asked to wait; null when it did not say.</param>
internal abstract record Trouble(TimeSpan? RetryAfter = null)
{
    public static readonly Trouble Unreadable = new OutOfReach("Telegram's answer cannot be read.");

    /// <summary>No usable answer, said in one sentence.</summary>
    public sealed record OutOfReach(string Why, TimeSpan? RetryAfter = null) : Trouble(RetryAfter);

    /// <summary>Another program polls with the same token.</summary>
    public sealed record ReadElsewhere : Trouble;

    /// <summary>The bot is set to deliver to a web address, and that could not be undone.</summary>
    public sealed record HasWebhook(string Why) : Trouble;

    /// <summary>Telegram does not take the address of the webhook.</summary>
    public sealed record WebhookRefused(string Why) : Trouble;

    /// <summary>Telegram calls the webhook and does not get through.</summary>
    public sealed record WebhookFails(string Why, int Waiting) : Trouble;

    /// <summary>The inbox could not keep what came.</summary>
    public sealed record NotStored(Exception Failure) : Trouble;

    public static Trouble Of(Answer.Rejected rejected) => rejected switch
    {
        { Code: 409, IsAboutWebhook: false } => new ReadElsewhere(),
        _ => new OutOfReach(rejected.ToException().Message, rejected.RetryAfter),
    };
}
