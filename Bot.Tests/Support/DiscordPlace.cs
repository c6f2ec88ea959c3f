using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>A channel, a thread (type 12) or direct messages (type 1) on the loopback Discord.</summary>
internal sealed record DiscordPlace(string Id, int Type, string? GuildId)
{
    public string? Name { get; init; }
    public string? OwnerId { get; init; }
    public string? ParentId { get; init; }
    public bool Locked { get; init; }
    public bool Archived { get; set; }

    /// <summary>All that was written here, in order.</summary>
    public ConcurrentQueue<JsonObject> Messages { get; } = [];

    /// <summary>The people who see what is written here; of public channels none is listed.</summary>
    public ConcurrentDictionary<string, bool> Members { get; } = [];
}

/// <summary>A message the bot posted, as Discord keeps it.</summary>
internal sealed record DiscordPost(string Id, DiscordPlace Place, JsonObject Body)
{
    public string Content => (string?)Body["content"] ?? "";

    public string Nonce => (string?)Body["nonce"] ?? "";

    public IEnumerable<JsonNode> Buttons => Rows.SelectMany(row => row!["components"]!.AsArray()).OfType<JsonNode>();

    private JsonArray Rows => Body["components"] as JsonArray ?? [];

    public string? ValueOf(string label) => (string?)Buttons.FirstOrDefault(button => (string)button["label"]! == label)?["custom_id"];

    public SeenMessage AsSeen() => new(DiscordShown.Of(Content), [.. Buttons.Select(button => (string)button["label"]!)], DiscordFormatted.Of(Content));

    /// <summary>What was uploaded with it: name, type and bytes.</summary>
    public DiscordUpload? File { get; init; }

    public JsonObject AsMessage()
    {
        var message = DiscordPayloads.Message(Id, Place, DiscordPayloads.Bot(), Content);
        if (Body["components"] is { } components) message["components"] = components.DeepClone();
        return message;
    }
}

/// <summary>One file that came in a form.</summary>
internal sealed record DiscordUpload(string Name, string ContentType, byte[] Bytes);
