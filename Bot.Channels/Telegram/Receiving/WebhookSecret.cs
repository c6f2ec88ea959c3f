using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// What Telegram shows with every call of the webhook, so that nobody else can call it. It is drawn from the token, so every node knows it and nothing
/// has to be stored; the token cannot be drawn from it.
/// </summary>
internal sealed class WebhookSecret(string token)
{
    /// <summary>64 letters and digits: https://core.telegram.org/bots/api#setwebhook takes up to 256.</summary>
    public string Value { get; } = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "SupportBot's webhook"u8));

    /// <summary>Whether a caller knows it; takes the same time for every wrong answer of this length.</summary>
    public bool Matches(string offered) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), Encoding.UTF8.GetBytes(Value));
}
