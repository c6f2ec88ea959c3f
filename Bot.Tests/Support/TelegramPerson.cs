using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SupportBot.Tests.Support;

/// <summary>A customer on Telegram: who they are, and what their screen shows.</summary>
internal sealed class TelegramPerson(long id, string name, string language)
{
    private readonly ConcurrentStack<JsonObject> _withButtons = [];
    private readonly ConcurrentQueue<(string Id, string Text)> _shown = [];
    private readonly Channel<SeenMessage> _screen = Channel.CreateUnbounded<SeenMessage>();

    private readonly SortedDictionary<long, JsonObject> _now = [];

    public long Id => id;

    public bool HasBlockedUs { get; set; }

    /// <summary>The newest message the customer wrote.</summary>
    public JsonObject? LastWritten { get; set; }

    public JsonObject User => new() { ["id"] = id, ["is_bot"] = false, ["first_name"] = name, ["language_code"] = language };

    public JsonObject Chat => new() { ["id"] = id, ["first_name"] = name, ["type"] = "private" };

    /// <summary>Everything that was ever shown, with Telegram's numbers.</summary>
    public IReadOnlyList<(string Id, string Text)> Shown => [.. _shown];

    /// <summary>What the screen shows now, the oldest first: what was edited as it is now, what was withdrawn no more.</summary>
    public IReadOnlyList<JsonObject> Screen
    {
        get { lock (_now) return [.. _now.Values]; }
    }

    /// <returns>Null when there is no such message.</returns>
    public JsonObject? Find(long message)
    {
        lock (_now) return _now.GetValueOrDefault(message);
    }

    public void Change(long message, JsonObject? to)
    {
        lock (_now)
        {
            if (to is null) _now.Remove(message);
            else _now[message] = to;
        }
    }

    public void Show(JsonObject message)
    {
        Change((long)message["message_id"]!, message);
        var buttons = Buttons(message).Select(button => (string)button["text"]!).ToList();
        if (buttons.Count > 0) _withButtons.Push(message);
        // A file has no words: its name stands for it.
        if (message["text"] is null) message["text"] = (string)(message["document"] ?? message["photo"])!["file_name"]!;
        _shown.Enqueue((message["message_id"]!.ToString(), (string)message["text"]!));
        _screen.Writer.TryWrite(new SeenMessage((string)message["text"]!, buttons, TelegramShown.Of(message)));
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

    /// <summary>The newest message with a button of this label, and what that button sends back.</summary>
    public (JsonObject Message, string Data) Find(string label)
    {
        foreach (var message in _withButtons)
        {
            if (Buttons(message).FirstOrDefault(button => (string)button["text"]! == label) is { } button)
                return (message, (string)button["callback_data"]!);
        }
        var labels = _withButtons.SelectMany(Buttons).Select(button => button["text"]);
        throw new InvalidOperationException($"{name} sees no button '{label}' on Telegram, only: {string.Join(", ", labels)}.");
    }

    private static IEnumerable<JsonObject> Buttons(JsonObject message) =>
        message["reply_markup"]?["inline_keyboard"]?.AsArray().SelectMany(row => row!.AsArray()).Select(button => button!.AsObject()) ?? [];
}
