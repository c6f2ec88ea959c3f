using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SupportBot.Channels.Telegram;

/// <summary>A way to send a file: https://core.telegram.org/bots/api#sending-files.</summary>
internal sealed record FileUpload(string Method, string Field)
{
    /// <summary>Shown as a picture, made smaller by Telegram.</summary>
    public static readonly FileUpload Photo = new("sendPhoto", "photo");

    /// <summary>To be downloaded, as it is; up to 50 MB.</summary>
    public static readonly FileUpload Document = new("sendDocument", "document");

    private const long LargestPhoto = 10 * 1024 * 1024;

    // A line slower than this is given up.
    private const int SlowestBytesPerSecond = 256 * 1024;

    public static bool CanBePhoto(OutgoingFile file) => file.ContentType is "image/png" or "image/jpeg" && file.Size is > 0 and <= LargestPhoto;

    public static TimeSpan PatienceFor(OutgoingFile file, TimeSpan patience) => patience + TimeSpan.FromSeconds((double)file.Size / SlowestBytesPerSecond);

    /// <summary>The body of the request; the file is read while it is sent.</summary>
    public MultipartFormDataContent Content(long chat, OutgoingFile file, Stream bytes, ReplyParameters? reply)
    {
        var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Add(new StringContent(chat.ToString(CultureInfo.InvariantCulture)), "chat_id");
        if (reply is not null) form.Add(new StringContent(JsonSerializer.Serialize(reply, TelegramJson.Default.ReplyParameters)), "reply_parameters");
        var part = new StreamContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        // Written by hand, because Telegram does not read names in another encoding (RFC 2047, RFC 5987).
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{Field}\"; filename=\"{NameOf(file)}\"");
        form.Add(part);
        return form;
    }

    private static string NameOf(OutgoingFile file)
    {
        var name = TextRules.Clean(file.Name, TextRules.MaxNameLength).ReplaceLineEndings(" ").Replace('"', '\'').Replace('\\', '_').Replace('/', '_');
        return name.Length == 0 ? "file" : name;
    }
}
