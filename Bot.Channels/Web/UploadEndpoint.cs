using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Channels.Web;

/// <summary>
/// <c>POST conversations/{id}/upload</c>: a message with files, as multipart: one part of type
/// <c>application/vnd.microsoft.activity</c> and the files.
/// </summary>
internal sealed class UploadEndpoint(Gate gate, FloodGate floods, ActivityEndpoints activities, IAttachments attachments, WebChatOptions options)
{
    private const string ActivityType = "application/vnd.microsoft.activity";

    private long Largest => (options.MaxUploadFiles * options.MaxUploadBytes) + (2 * RequestBody.MaxActivityBytes);

    public async Task UploadAsync(HttpContext http)
    {
        var admission = await gate.AdmitAsync(http);
        if (admission.Caller is not { } caller)
        {
            await admission.Refusal!.WriteAsync(http);
            return;
        }
        if (floods.Upload(http, caller, http.Request.ContentLength ?? Largest) is { } tooMany)
        {
            await tooMany.WriteAsync(http);
            return;
        }
        RaiseLimit(http);
        var upload = new Upload();
        if (await ReadOrUndoAsync(http, upload) is { } refusal) await refusal.WriteAsync(http);
        else if (!await activities.AcceptAsync(http, caller, upload.Activity, upload.Files)) await RemoveAsync(upload.Files);
    }

    private async Task<Refusal?> ReadOrUndoAsync(HttpContext http, Upload upload)
    {
        try
        {
            await ReadAsync(http, upload);
        }
        catch
        {
            await RemoveAsync(upload.Files);
            throw;
        }
        var refusal = upload.Refusal ?? upload.Activity.Check();
        if (refusal is not null) await RemoveAsync(upload.Files);
        return refusal;
    }

    private async Task RemoveAsync(List<Attachment> files)
    {
        try
        {
            foreach (var file in files) await attachments.RemoveAsync(file.Id, CancellationToken.None);
        }
        catch (Exception)
        {
            // No message refers to them: what cannot be removed now is swept after a day.
        }
    }

    private async Task ReadAsync(HttpContext http, Upload upload)
    {
        if (Boundary(http.Request) is not { } boundary)
        {
            upload.Refuse(Refusal.BadSyntax);
            return;
        }
        var parts = new MultipartReader(boundary, http.Request.Body);
        while (upload.Refusal is null && await NextPartAsync(parts, upload, http.RequestAborted) is { } part)
        {
            if (IsActivity(part)) await ReadActivityAsync(part, upload, http.RequestAborted);
            else await KeepFileAsync(part, upload, http.RequestAborted);
        }
    }

    private static async Task<MultipartSection?> NextPartAsync(MultipartReader parts, Upload upload, CancellationToken ct)
    {
        try
        {
            return await parts.ReadNextSectionAsync(ct);
        }
        catch (Exception e) when (PartBody.IsOfTheSender(e))
        {
            upload.Refuse(Refusal.BadSyntax);
            return null;
        }
    }

    private static async Task ReadActivityAsync(MultipartSection part, Upload upload, CancellationToken ct)
    {
        var bytes = new byte[RequestBody.MaxActivityBytes + 1];
        await using var body = new PartBody(part.Body);
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        if (length > RequestBody.MaxActivityBytes) upload.Refuse(Refusal.TooLarge);
        else if (ActivityReader.Read(new ReadOnlySequence<byte>(bytes, 0, length)) is { } activity) upload.Activity = activity;
        else upload.Refuse(Refusal.BadSyntax);
    }

    private async Task KeepFileAsync(MultipartSection part, Upload upload, CancellationToken ct)
    {
        if (upload.Files.Count == options.MaxUploadFiles)
        {
            upload.Refuse(Refusal.Wrong("The message", $"may bring at most {options.MaxUploadFiles} files"));
            return;
        }
        await using var body = new PartBody(part.Body);
        var kept = await attachments.KeepAsync(FileName(part), body, options.MaxUploadBytes, ct);
        if (kept is null) upload.Refuse(Refusal.TooLarge);
        else upload.Files.Add(kept);
    }

    private void RaiseLimit(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Largest;
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == "multipart/form-data"
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 70 } boundary ? boundary : null
            : null;

    private static bool IsActivity(MultipartSection part) =>
        part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true
        || (part.GetContentDispositionHeader() is { } disposition && disposition.Name == "activity");

    private static string FileName(MultipartSection part)
    {
        var disposition = part.GetContentDispositionHeader();
        var name = disposition?.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition?.FileName ?? default).Value ?? "";
        return TextRules.Clean(name, TextRules.MaxNameLength) is { Length: > 0 } clean ? clean : "file";
    }

    /// <summary>What was found in the parts so far.</summary>
    private sealed class Upload
    {
        public PostedActivity Activity { get; set; } = new() { Type = "message" };
        public List<Attachment> Files { get; } = [];
        public Refusal? Refusal { get; private set; }

        public void Refuse(Refusal refusal) => Refusal = refusal;
    }
}
