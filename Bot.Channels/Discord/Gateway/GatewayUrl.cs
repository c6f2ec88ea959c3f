namespace SupportBot.Channels.Discord;

/// <summary>The addresses of the gateway. The token goes there, so only over TLS, except on this machine itself.</summary>
internal static class GatewayUrl
{
    private const string Query = "?v=10&encoding=json";

    /// <summary>The address to connect to; null when the given one is damaged or not safe.</summary>
    public static Uri? For(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsSafe(uri)
            ? new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/" + Query)
            : null;

    private static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeWss || (uri.Scheme == Uri.UriSchemeWs && uri.IsLoopback);
}
