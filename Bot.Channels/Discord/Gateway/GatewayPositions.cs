using System.Text.Json;

namespace SupportBot.Channels.Discord;

/// <summary>How far the session of every shard has been read: what is stored as the channel's position.</summary>
internal sealed class GatewayPositions
{
    private readonly GatewayPosition?[] _ofShard;

    private GatewayPositions(GatewayPosition?[] ofShard) => _ofShard = ofShard;

    /// <summary>How many shards there are.</summary>
    public int Count => _ofShard.Length;

    public GatewayPosition? this[Shard shard] => _ofShard[shard.Number];

    /// <summary>No session yet.</summary>
    public static GatewayPositions None(int shards) => new(new GatewayPosition?[shards]);

    /// <summary>Reads what was stored; what is damaged or missing begins a new session.</summary>
    public static GatewayPositions Parse(string? stored)
    {
        if (stored is null) return None(1);
        try
        {
            if (JsonSerializer.Deserialize(stored, DiscordJson.Default.ShardedPosition) is { Shards.Count: > 0 } sharded)
                return new([.. sharded.Shards.Select(Usable)]);
            return new([Usable(JsonSerializer.Deserialize(stored, DiscordJson.Default.GatewayPosition))]);
        }
        catch (JsonException)
        {
            return None(1);
        }
    }

    /// <summary>The same with one shard moved on; all anew when the bot is divided otherwise since.</summary>
    public GatewayPositions With(Shard shard, GatewayPosition? position)
    {
        var ofShard = shard.Count == Count ? [.. _ofShard] : new GatewayPosition?[shard.Count];
        ofShard[shard.Number] = position;
        return new(ofShard);
    }

    /// <summary>Null when there is no session to store.</summary>
    public ChannelPosition? ToStored() => _ofShard.All(position => position is null) ? null : new(ChannelName.Discord, Write());

    // Undivided, it is what a program that knows nothing of shards can go on from.
    private string Write() => _ofShard is [{ } only]
        ? JsonSerializer.Serialize(only, DiscordJson.Default.GatewayPosition)
        : JsonSerializer.Serialize(new ShardedPosition(_ofShard), DiscordJson.Default.ShardedPosition);

    private static GatewayPosition? Usable(GatewayPosition? position) =>
        position is { SessionId.Length: > 0 } && Snowflake.IsValid(position.BotId) ? position : null;
}

/// <summary>The stored form for several shards.</summary>
internal sealed record ShardedPosition(IReadOnlyList<GatewayPosition?>? Shards = null);
