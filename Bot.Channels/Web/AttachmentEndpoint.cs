using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Channels.Web;

/// <summary><c>GET attachments/{id}</c>: hands a file out as a download and nothing else, whatever its sender called it.</summary>
internal sealed class AttachmentEndpoint(IAttachments attachments)
{
    public async Task DownloadAsync(HttpContext http)
    {
        var id = (string)http.GetRouteValue("attachmentId")!;
        if (!IsId(id) || await attachments.OpenAsync(id, http.RequestAborted) is not var (about, content))
        {
            await Refusal.NoAttachment.WriteAsync(http);
            return;
        }
        await using (content)
        {
            SetHeaders(http.Response, about);
            await content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }

    private static void SetHeaders(HttpResponse response, Attachment about)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(about.Name);
        response.ContentType = "application/octet-stream";
        response.ContentLength = about.Size;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, max-age=86400, immutable";
    }

    private static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);
}
