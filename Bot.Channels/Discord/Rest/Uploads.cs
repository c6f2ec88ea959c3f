using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SupportBot.Channels.Discord;

/// <summary>A message with a file, as a form of two parts ("Uploading Files").</summary>
internal static class Uploads
{
    /// <summary>What Discord takes from a bot wherever it is.</summary>
    public const long LongestFile = 10 * 1024 * 1024;

    private const int LongestName = 128;

    public static MultipartFormDataContent Of(MessageBody body, OutgoingFile file, Stream content)
    {
        var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, DiscordJson.Default.MessageBody));
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        json.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"payload_json\"");
        var bytes = new StreamContent(content);
        bytes.Headers.ContentLength = file.Size;
        bytes.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type : new("application/octet-stream");
        bytes.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files[0]\"; filename=\"{NameOf(file)}\"");
        // Names are written as they are, not in the encoded words of mail headers.
        return new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 }.With(json).With(bytes);
    }

    public static string NameOf(OutgoingFile file)
    {
        var name = string.Concat(TextRules.Clean(file.Name, LongestName).Select(c => c is '"' or '\\' or '/' || char.IsControl(c) ? '_' : c));
        return name.Length == 0 ? "file" : name;
    }

    private static MultipartFormDataContent With(this MultipartFormDataContent form, HttpContent part)
    {
        ((MultipartContent)form).Add(part);
        return form;
    }
}
