using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>
/// Orders writes: all nodes lock conversations in the order of these numbers, so that no two wait for each other.
/// </summary>
internal static class WriteKey
{
    /// <summary>What is about no conversation.</summary>
    public const int None = 0;

    /// <summary>What takes rows of any conversation without waiting for them.</summary>
    public const int Claims = int.MaxValue;

    /// <summary>The same on every node and after every restart: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/).</summary>
    public static int Of(Address address)
    {
        var hash = 2166136261u;
        foreach (var c in address.Channel.Value) hash = (hash ^ c) * 16777619u;
        foreach (var c in address.Value) hash = (hash ^ c) * 16777619u;
        return (int)(hash % (int.MaxValue - 1)) + 1;
    }
}
