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
    public static int Of(Address address) => Of(address.Channel.Value, address.Value);

    /// <inheritdoc cref="Of(Address)"/>
    public static int Of(params ReadOnlySpan<string> name)
    {
        var hash = 2166136261u;
        foreach (var part in name)
            foreach (var c in part) hash = (hash ^ c) * 16777619u;
        return (int)(hash % (int.MaxValue - 1)) + 1;
    }
}
