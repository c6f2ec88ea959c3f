using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>One gateway session: every dispatch is kept under its sequence, so that a resume can replay it.</summary>
internal sealed class DiscordSession(string id, int shard, int count)
{
    private readonly List<string> _dispatches = [];
    private DiscordConnection? _connection;

    public string Id { get; } = id;
    public int Shard { get; } = shard;
    public int Count { get; } = count;

    /// <summary>"Sharding formula": direct messages come on the first.</summary>
    public bool Serves(string? guildId) => Shard == (guildId is null ? 0 : (int)((long.Parse(guildId, CultureInfo.InvariantCulture) >> 22) % Count));

    public void Attach(DiscordConnection connection) => _connection = connection;

    public void Detach(DiscordConnection connection)
    {
        if (_connection == connection) _connection = null;
    }

    public void Dispatch(string type, JsonNode payload, bool twice)
    {
        var frame = new JsonObject { ["op"] = 0, ["t"] = type, ["s"] = _dispatches.Count + 1, ["d"] = payload.DeepClone() }.ToJsonString();
        _dispatches.Add(frame);
        _connection?.Send(frame);
        if (twice) _connection?.Send(frame);
    }

    /// <summary>Replays what came after a sequence; false when there never was one so high.</summary>
    public bool Resume(DiscordConnection connection, long sequence)
    {
        if (sequence > _dispatches.Count) return false;
        Attach(connection);
        foreach (var frame in _dispatches.Skip((int)sequence)) connection.Send(frame);
        Dispatch("RESUMED", new JsonObject(), twice: false);
        return true;
    }
}
