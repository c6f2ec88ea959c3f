using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

/// <summary>What a site signs for its customers, rightly or wrongly.</summary>
internal static class SiteSignature
{
    public static string Identity(TimeProvider clock, string user, string name, string key = WebHost.IdentityKey) =>
        Sign("""{"typ":"JWT","alg":"HS256","kid":"1"}""", Payload(clock, user, name), key);

    public static string Payload(TimeProvider clock, string user, string name) =>
        $$"""{"sub":"{{user}}","name":"{{name}}","exp":{{clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds()}}}""";

    public static string Sign(string header, string payload, string key)
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed)))}";
    }
}
