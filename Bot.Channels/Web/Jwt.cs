using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SupportBot.Channels.Web;

/// <summary>Signed tokens: JWS compact serialisation with HS256 and nothing else (RFC 7515, RFC 7518).</summary>
internal static class Jwt
{
    private const int MaxLength = 4096;
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    public static string Sign(ReadOnlySpan<byte> payload, byte[] key)
    {
        var signed = $"{Header}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>The payload of a token signed with this key; false for anything else, whatever algorithm it names.</summary>
    public static bool TryOpen(ReadOnlySpan<char> token, byte[] key, [NotNullWhen(true)] out byte[]? payload)
    {
        payload = null;
        if (token.Length > MaxLength || !Ascii.IsValid(token)) return false;
        var last = token.LastIndexOf('.');
        var first = token.IndexOf('.');
        if (first < 1 || last == first) return false;
        return IsSigned(token[..last], token[(last + 1)..], key)
            && NamesHs256(token[..first])
            && TryDecode(token[(first + 1)..last], out payload);
    }

    private static bool IsSigned(ReadOnlySpan<char> signed, ReadOnlySpan<char> signature, byte[] key)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, bytes[..Encoding.ASCII.GetBytes(signed, bytes)], expected);
        return TryDecode(signature, out var actual) && CryptographicOperations.FixedTimeEquals(expected, actual);
    }

    private static bool NamesHs256(ReadOnlySpan<char> header)
    {
        if (header.SequenceEqual(Header)) return true;
        if (!TryDecode(header, out var json)) return false;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("alg", out var alg)
                && alg.ValueKind is JsonValueKind.String && alg.ValueEquals("HS256"u8);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (!Base64Url.IsValid(text)) return false;
        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }
}
