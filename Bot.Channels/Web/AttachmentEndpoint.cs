using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportBot.Channels.Web;

/// <summary><c>GET attachments/{id}</c>: hands a file out; pictures and sound in a way that pages may show them in place.</summary>
internal sealed class AttachmentEndpoint(IAttachments attachments, FileLinks.Maker links)
{
    public async Task DownloadAsync(HttpContext http)
    {
        var id = (string)http.GetRouteValue("attachmentId")!;
        if (!IsId(id) || await attachments.OpenAsync(id, http.RequestAborted) is not var (about, content))
        {
            await Refusal.NoAttachment.WriteAsync(http);
        }
        else if (!links.Opens(about, http.Request.Query["key"].ToString()))
        {
            await content.DisposeAsync();
            await Refusal.NoAttachment.WriteAsync(http);
        }
        else
        {
            http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            await FileAnswer.SendAsync(http, about, content, shown: true);
        }
    }

    private static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);
}
