using System.Text;
using System.Text.Json;

namespace SupportBot.Channels.Web;

/// <summary>Reads the identity a site signed for its customer: a JWT with <c>sub</c>, <c>exp</c> and maybe <c>name</c>, HS256 with the site's key.</summary>
internal sealed class CustomerIdentity(WebChatOptions options, TimeProvider clock)
{
    private const int MaxSubjectLength = 128;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly byte[]? _key = options.IdentityKey is { } key ? Encoding.UTF8.GetBytes(key) : null;

    /// <summary>Whom the site vouches for; null when the token is forged, damaged, expired, has no end, or no key is set.</summary>
    public SignedCustomer? Read(string token)
    {
        if (_key is null || !Jwt.TryOpen(token, _key, out var payload) || Parse(payload) is not { } claims) return null;
        if (claims.Subject is not { Length: > 0 and <= MaxSubjectLength } user || TextRules.Clean(user) != user || !IsCurrent(claims)) return null;
        var name = TextRules.Clean(claims.Name ?? "", TextRules.MaxNameLength);
        return new(user, name.Length > 0 ? name : null, EndOf(claims));
    }

    // A site may write an end that no calendar has.
    private DateTimeOffset EndOf(IdentityClaims claims) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Math.Min(claims.Expires!.Value, clock.GetUtcNow().AddYears(1).ToUnixTimeSeconds())) + Skew;

    private bool IsCurrent(IdentityClaims claims)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return claims.Expires + Skew.TotalSeconds > now && !(claims.NotBefore - Skew.TotalSeconds > now);
    }

    private static IdentityClaims? Parse(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, WebJson.Default.IdentityClaims);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A customer as the site knows them.</summary>
/// <param name="Until">When its word for them ends.</param>
internal sealed record SignedCustomer(string User, string? Name, DateTimeOffset Until);
