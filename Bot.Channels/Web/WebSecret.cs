using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.Web;

/// <summary>The Direct Line secret and the keys drawn from it, one for each purpose.</summary>
internal sealed class WebSecret(string value)
{
    private readonly byte[] _value = Encoding.UTF8.GetBytes(value);

    /// <summary>Whether a caller knows the secret; takes the same time for every wrong answer.</summary>
    public bool Matches(ReadOnlySpan<char> offered)
    {
        if (offered.Length > 1024) return false;
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(1024)];
        return CryptographicOperations.FixedTimeEquals(bytes[..Encoding.UTF8.GetBytes(offered, bytes)], _value);
    }

    public byte[] KeyFor(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _value, 32, info: Encoding.UTF8.GetBytes(purpose));
}
