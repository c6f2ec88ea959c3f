using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Web;

/// <summary>The addresses of the web chat.</summary>
internal static class Paths
{
    public const string Widget = "/chat";
    public const string Visit = Widget + "/token";
    public const string About = Widget + "/about";
    public const string DirectLine = "/v3/directline";
    public const string Conversations = DirectLine + "/conversations";
    public const string Attachments = DirectLine + "/attachments";

    /// <summary>The address the customer's browser reaches this server under.</summary>
    public static string Server(HttpContext http, WebChatOptions options) =>
        options.PublicUrl ?? $"{http.Request.Scheme}://{http.Request.Host.Value}";

    /// <summary>Where to open the socket: http becomes ws and https becomes wss.</summary>
    public static string Stream(string server, string conversation, long watermark, string token) =>
        $"ws{server.AsSpan("http".Length)}{Conversations}/{conversation}/stream?watermark={ActivityIds.Watermark(watermark)}&t={token}";
}
