using System.Text.Encodings.Web;
using System.Text.Json;

namespace SupportBot.Benchmarks.Load;

/// <summary>
/// What a customer writes, in turn and for ever: two problems of three messages each, which the scripts solve, so that every
/// message has a reply and the conversation stays with the bot.
/// </summary>
internal sealed class Talk
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[][] Languages =
    [
        Encoded(
            "I can't sign in, it says my password is wrong", "yes, it works now", "thank you!",
            "hello, how do I export my data to a file?", "on the website", "yes, found it"),
        Encoded(
            "не могу войти, пишет неверный пароль", "да, получилось", "спасибо!",
            "подскажите, как добавить второго пользователя?", "на сайте", "да"),
        Encoded(
            "nie mogę się zalogować, hasło nie działa", "tak, działa", "dziękuję!",
            "nie wiem, jak ustawić powiadomienia", "na stronie", "tak, udało się"),
    ];

    private readonly string[] _messages;
    private int _next;

    public Talk(int customer)
    {
        _messages = Languages[customer % Languages.Length];
        _next = customer % 2 * 3;
    }

    /// <summary>The next message as a JSON string.</summary>
    public string NextJson() => _messages[_next++ % _messages.Length];

    private static string[] Encoded(params string[] messages) => [.. messages.Select(text => JsonSerializer.Serialize(text, Plain))];
}
