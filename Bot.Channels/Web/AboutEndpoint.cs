using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Web;

/// <summary><c>GET /chat/about</c>: what the widget has to know before anybody writes. Asking for it leaves nothing behind.</summary>
internal sealed class AboutEndpoint(WebChatOptions options, IOpeningHours hours, TimeProvider clock)
{
    public Task TellAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var about = new AboutReply
        {
            AskFirst = [.. options.AskFirst.Select(field => field.ToLowerInvariant())],
            BackAt = hours.BackAt(clock.GetUtcNow())?.UtcDateTime,
            MaxUploadBytes = options.MaxUploadBytes,
            MaxUploadFiles = options.MaxUploadFiles,
        };
        return http.Response.WriteAsJsonAsync(about, WebJson.Default.AboutReply, cancellationToken: http.RequestAborted);
    }
}
