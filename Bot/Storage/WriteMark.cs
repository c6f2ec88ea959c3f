using System.Security.Cryptography;

namespace SupportBot.Storage;

/// <summary>One write of one connection. It is kept with the write, so it tells for certain whether the write was.</summary>
internal readonly record struct WriteMark(string Connection, long Number)
{
    /// <summary>Before the first write of a connection, which nobody else has the name of.</summary>
    public static WriteMark New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), 0);

    public WriteMark Next() => this with { Number = Number + 1 };
}
