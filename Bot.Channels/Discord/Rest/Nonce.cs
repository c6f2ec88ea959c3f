using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.Discord;

/// <summary>
/// The name by which Discord recognises a repeated message (Create Message, <c>nonce</c>: at most 25 characters, compared with the
/// bot's messages of the last few minutes).
/// </summary>
internal static class Nonce
{
    /// <summary>
    /// The same at every try. The words are part of it because outbox ids begin at 1 again with an emptied store, and Discord
    /// would take the first messages of the new one for repeats of the old one's.
    /// </summary>
    public static string Of(OutgoingMessage message, int part, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{message.OutboxId:x}-{Digest($"{message.Address.Value} {part} {text}")}");

    /// <summary>For the one public answer to a message.</summary>
    public static string OfAnswerTo(string messageId) => $"p-{messageId}";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 4);
}
