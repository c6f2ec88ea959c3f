using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Channels;

/// <summary>
/// Hands a kept file out so that no browser runs anything of it: as a download, or shown in place when it is a picture or sound. Whatever
/// is opened by itself stands in an origin of its own, where no script runs (CSP <c>sandbox</c>).
/// </summary>
public static class FileAnswer
{
    /// <param name="shown">Whether it may be shown in place if it is of a kind for that.</param>
    public static async Task SendAsync(HttpContext http, Attachment about, Stream content, bool shown)
    {
        await using (content)
        {
            SetHeaders(http.Response, about, shown && FileKind.IsShown(about.ContentType));
            await content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }

    // Files kept before types were judged by content have the type that their sender claimed: only one of the few is ever repeated.
    private static void SetHeaders(HttpResponse response, Attachment about, bool shown)
    {
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(string.Concat(about.Name.Select(c => char.IsControl(c) ? ' ' : c)));
        response.ContentType = shown ? about.ContentType : FileKind.Unknown;
        response.ContentLength = about.Size;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = about.IsConfidential ? "no-store" : "private, max-age=86400, immutable";
    }
}
