using System.Security.Cryptography;

namespace SupportBot.Storage;

/// <summary>One running process among those that share a store. A restart is another node.</summary>
internal readonly record struct NodeId(string Value)
{
    /// <summary>The one process of an embedded store: what it had claimed before a restart is still its own.</summary>
    public static NodeId Only { get; } = new("only");

    public static NodeId New() => new($"{Environment.MachineName}-{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}");

    public override string ToString() => Value;
}
