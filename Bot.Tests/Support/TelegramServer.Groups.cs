using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SupportBot.Tests.Support;

internal sealed partial class TelegramServer
{
    private readonly Channel<JsonElement> _inGroups = Channel.CreateUnbounded<JsonElement>();

    /// <summary>A group that became a supergroup: its old number, and the one it has now.</summary>
    public (long From, long To) Upgraded { get; set; }

    private static JsonObject Me => new()
    {
        ["id"] = long.Parse(BotId), ["is_bot"] = true, ["first_name"] = "Support", ["username"] = Username,
    };

    /// <summary>What the bot said in a group, as it was asked for.</summary>
    public Task<JsonElement> NextInGroupAsync() => _inGroups.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public int InGroupsWaiting => _inGroups.Reader.Count;

    /// <summary>Somebody writes in a group.</summary>
    /// <param name="fields">What else the message has, such as the topic of a forum.</param>
    public void WriteInGroup(string customer, long group, string text, JsonObject? fields = null)
    {
        var message = new JsonObject
        {
            ["message_id"] = Number(), ["from"] = Person(customer).User, ["date"] = Now(), ["text"] = text,
            ["chat"] = new JsonObject { ["id"] = group, ["title"] = "Customers", ["type"] = "supergroup" },
        };
        var entities = new JsonArray();
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var (begin, end) = (text.LastIndexOf('/', at) is >= 0 and var slash ? slash : at, text.IndexOf(' ', at) is >= 0 and var space ? space : text.Length);
            entities.Add(new JsonObject { ["type"] = begin == at ? "mention" : "bot_command", ["offset"] = begin, ["length"] = end - begin });
        }
        if (entities.Count > 0) message["entities"] = entities;
        foreach (var (name, value) in fields ?? []) message[name] = value!.DeepClone();
        Push("message", message);
    }

    private TelegramReply SendToGroup(long chat, string text, JsonElement body)
    {
        if (chat == Upgraded.From) return new TelegramReply(400, $$$"""
            {"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":{{{Upgraded.To}}}}}
            """);
        _inGroups.Writer.TryWrite(body.Clone());
        return TelegramReply.Ok(new JsonObject
        {
            ["message_id"] = Number(), ["from"] = Me, ["chat"] = new JsonObject { ["id"] = chat, ["type"] = "supergroup" }, ["date"] = Now(), ["text"] = text,
        }.ToJsonString());
    }
}
