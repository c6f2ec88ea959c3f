namespace SupportBot.Channels.Telegram;

/// <summary>What a rejected call means for a message that was to be delivered.</summary>
internal static class Rejections
{
    public const string WrongToken =
        "Telegram does not know this bot: Channels:Telegram:Token is wrong or was revoked, or Channels:Telegram:ApiBase is not a Bot API. "
        + "Copy the current token from @BotFather and start again.";

    /// <summary>Whether trying again can help nobody until an admin changes the settings.</summary>
    public static bool MeansWrongToken(this Answer.Rejected rejected) => rejected.Code is 401 or 404;

    public static ChannelException ToException(this Answer.Rejected rejected) =>
        new(Words(rejected), Failure(rejected)) { RetryAfter = rejected.RetryAfter };

    private static DeliveryFailure Failure(Answer.Rejected rejected) => rejected.Code switch
    {
        _ when rejected.MeansWrongToken() => DeliveryFailure.ShutOut,
        _ when rejected.IsAboutPlace => DeliveryFailure.Unreachable,
        // A gateway that gave up waiting had passed the message on.
        504 => DeliveryFailure.Uncertain,
        408 or 409 or 429 or >= 500 => DeliveryFailure.NotDelivered,
        >= 400 => DeliveryFailure.Refused,
        _ => DeliveryFailure.NotDelivered,
    };

    private static string Words(Answer.Rejected rejected) =>
        rejected.MeansWrongToken() ? WrongToken
        : rejected.Description.Length > 0 ? $"Telegram answered {rejected.Code}: {rejected.Description}"
        : $"Telegram answered {rejected.Code}.";
}
