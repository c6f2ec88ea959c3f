using System.Text.Encodings.Web;
using System.Text.Json;

namespace SupportBot.Benchmarks.Load;

/// <summary>
/// What a customer writes, in turn and for ever: everything in it is answered by the first line, so the conversation stays with
/// the bot. Each customer keeps to one language and begins at another place.
/// </summary>
internal sealed class Talk
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[][] Languages =
    [
        Encoded("hello", "how do I change my e-mail address?", "thank you, that helps"),
        Encoded("здравствуйте", "как изменить адрес почты?", "спасибо, помогло"),
        Encoded("dzień dobry", "jak zmienić adres e-mail?", "dziękuję, to pomogło"),
    ];

    private readonly string[] _messages;
    private int _next;

    public Talk(int customer)
    {
        _messages = Languages[customer % Languages.Length];
        _next = customer / Languages.Length;
    }

    /// <summary>The next message as a JSON string.</summary>
    public string NextJson() => _messages[_next++ % _messages.Length];

    private static string[] Encoded(params string[] messages) => [.. messages.Select(text => JsonSerializer.Serialize(text, Plain))];
}
