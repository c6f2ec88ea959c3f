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

    /// <param name="fault">What happens to it on its way; null for nothing.</param>
    public void Dispatch(string type, JsonNode payload, GatewayFault? fault = null)
    {
        var frame = new JsonObject { ["op"] = 0, ["t"] = type, ["s"] = _dispatches.Count + 1, ["d"] = payload.DeepClone() }.ToJsonString();
        _dispatches.Add(frame);
        _connection?.Deliver(frame, fault);
    }

    /// <summary>Replays what came after a sequence; false when there never was one so high.</summary>
    /// <param name="faults">What happens to each on its way.</param>
    public bool Resume(DiscordConnection connection, long sequence, Func<GatewayFault?> faults)
    {
        if (sequence > _dispatches.Count) return false;
        Attach(connection);
        foreach (var frame in _dispatches.Skip((int)sequence)) connection.Deliver(frame, faults());
        Dispatch("RESUMED", new JsonObject());
        return true;
    }
}
