using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.Web;

/// <summary>
/// Some work for a newcomer from an address that sends too many: to find the number that makes the SHA-256 of <c>token.number</c> begin with so
/// many zero bits (Hashcash, http://www.hashcash.org/hashcash.pdf). A person's browser does it in about a second; whoever sends thousands pays
/// for each. What was asked is signed, not kept; only what was solved is remembered, until it ends, so that it counts once on each node.
/// </summary>
internal sealed class Challenges(WebSecret secret, WebChatOptions options, TimeProvider clock)
{
    private const int MaxLength = 128;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly byte[] _key = secret.KeyFor("challenges");
    private readonly Allowance _solved = new(1, 2 * Lifetime, clock);

    /// <summary>A new one for callers from this network.</summary>
    public Challenge For(string network)
    {
        var random = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
        var asked = $"{(clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}.{random}";
        return new($"{asked}.{Sign(asked, network)}", options.ChallengeBits);
    }

    /// <summary>Whether this is the solution of one of ours, asked of this network a short while ago, and shown for the first time.</summary>
    public bool IsSolved(string proof, string network)
    {
        if (proof.Length > MaxLength || !Ascii.IsValid(proof) || proof.Split('.') is not [var expires, var random, var mac, _]) return false;
        return long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && clock.GetUtcNow().ToUnixTimeSeconds() < end
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign($"{expires}.{random}", network)), Encoding.ASCII.GetBytes(mac))
            && Zeros(SHA256.HashData(Encoding.ASCII.GetBytes(proof))) >= options.ChallengeBits
            && _solved.Take(random) == TimeSpan.Zero;
    }

    private string Sign(string asked, string network) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{asked} {network}")).AsSpan(0, 16));

    private static int Zeros(byte[] hash) => BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash));
}

/// <summary>What is asked.</summary>
/// <param name="Token">Begins the text whose hash is sought; a dot and the number follow.</param>
/// <param name="Bits">How many zero bits it has to begin with.</param>
internal sealed record Challenge(string Token, int Bits);
