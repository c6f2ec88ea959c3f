namespace SupportBot.Channels.Discord;

/// <summary>
/// One of the gateway connections a bot's servers are divided over ("Sharding"). Direct messages come on the first.
/// </summary>
/// <param name="Number">0, 1, 2 and so on.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct Shard(int Number, int Count)
{
    /// <summary>The one connection of a bot that is not divided.</summary>
    public static readonly Shard Whole = new(0, 1);
}
