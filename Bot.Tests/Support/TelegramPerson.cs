using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SupportBot.Tests.Support;

/// <summary>A customer on Telegram: who they are, and what their screen shows.</summary>
internal sealed class TelegramPerson(long id, string name, string language)
{
    private readonly Channel<SeenMessage> _screen = Channel.CreateUnbounded<SeenMessage>();

    public long Id => id;

    public bool HasBlockedUs { get; set; }

    /// <summary>The newest message the customer wrote.</summary>
    public JsonObject? LastWritten { get; set; }

    /// <summary>The newest message with buttons the customer sees.</summary>
    public JsonObject? LastWithButtons { get; private set; }

    public JsonObject User => new() { ["id"] = id, ["is_bot"] = false, ["first_name"] = name, ["language_code"] = language };

    public JsonObject Chat => new() { ["id"] = id, ["first_name"] = name, ["type"] = "private" };

    public void Show(JsonObject message)
    {
        var buttons = Buttons(message).Select(button => (string)button["text"]!).ToList();
        if (buttons.Count > 0) LastWithButtons = message;
        _screen.Writer.TryWrite(new SeenMessage((string)message["text"]!, buttons));
    }

    public async Task<SeenMessage> NextAsync(TimeSpan patience)
    {
        try
        {
            return await _screen.Reader.ReadAsync().AsTask().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{name} waited {patience.TotalSeconds} s on Telegram and saw no further message.");
        }
    }

    /// <summary>What the button with this label under the newest message with buttons sends back.</summary>
    public string DataOf(string label)
    {
        var buttons = LastWithButtons is null ? [] : Buttons(LastWithButtons).ToList();
        return buttons.Where(button => (string)button["text"]! == label).Select(button => (string)button["callback_data"]!).FirstOrDefault()
            ?? throw new InvalidOperationException($"{name} sees no button '{label}', only: {string.Join(", ", buttons.Select(button => button["text"]))}.");
    }

    private static IEnumerable<JsonObject> Buttons(JsonObject message) =>
        message["reply_markup"]?["inline_keyboard"]?.AsArray().SelectMany(row => row!.AsArray()).Select(button => button!.AsObject()) ?? [];
}
