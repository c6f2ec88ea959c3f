using System.Security.Cryptography;
using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>What becomes known of a file while it comes in: how long it is, what it is, and its hash.</summary>
internal sealed class FileMark : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Size { get; private set; }

    public string Type { get; private set; } = FileKind.Unknown;

    /// <param name="bytes">The next of it; the first have to be <see cref="FileKind.HeadLength"/> long, or all there are.</param>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (Size == 0) Type = FileKind.Of(bytes);
        Size += bytes.Length;
        _hash.AppendData(bytes);
    }

    /// <summary>SHA-256 of everything, in lower-case hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();
}
