using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportBot.Tests.Support;

/// <summary>Files that customers send.</summary>
internal sealed partial class TelegramServer
{
    private readonly ConcurrentDictionary<string, byte[]> _files = [];

    /// <summary>Where getFile says that a file lies; an odd server may say anything.</summary>
    public Func<string, string> PathOfFile { get; set; } = id => $"documents/file {id}.bin";

    /// <summary>The largest file that getFile gives away.</summary>
    public int MostBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>The customer sends a file.</summary>
    /// <param name="fields">What else the message has, such as the album it belongs to.</param>
    public Task SendFileAsync(string customer, string kind, byte[] bytes, string? caption = null, JsonObject? fields = null)
    {
        var id = $"file{Number()}";
        _files[id] = bytes;
        return SendAsync(customer, kind, id, caption, fields);
    }

    private Task SendAsync(string customer, string kind, string id, string? caption, JsonObject? fields)
    {
        var file = new JsonObject { ["file_id"] = id, ["file_unique_id"] = $"u{id}", ["file_size"] = 1 };
        if (kind == "document") file["file_name"] = "Invoice March.pdf";
        if (kind == "sticker") file["emoji"] = "👍";
        var content = new JsonObject { [kind] = file, ["caption"] = caption };
        if (kind == "photo") content["photo"] = new JsonArray(Sized("thumbnail", 90), Sized(id, 1280));
        foreach (var (name, value) in fields ?? []) content[name] = value!.DeepClone();
        return Write(customer, content);
    }

    private static JsonObject Sized(string id, int width) => new()
    {
        ["file_id"] = id, ["file_unique_id"] = $"u{id}", ["width"] = width, ["height"] = width * 3 / 4,
    };

    private TelegramReply GetFile(JsonElement body)
    {
        var id = body.GetProperty("file_id").GetString()!;
        if (!_files.TryGetValue(id, out var bytes)) return TelegramReply.Rejected(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        return bytes.Length > MostBytes
            ? TelegramReply.Rejected(400, "Bad Request: file is too big")
            : TelegramReply.Ok(new JsonObject { ["file_id"] = id, ["file_path"] = PathOfFile(id) }.ToJsonString());
    }

    private async Task DownloadAsync(HttpContext http)
    {
        Calls("download").Writer.TryWrite(new TelegramCall("download", default));
        var fault = _faults.TryGetValue("download", out var faults) && faults.TryDequeue(out var next) ? next : null;
        var name = ((string)http.GetRouteValue("path")!).Split('/')[^1].Replace("file ", "", StringComparison.Ordinal).Replace(".bin", "", StringComparison.Ordinal);
        switch (fault)
        {
            case TelegramFault.Silence:
                using (var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _closing.Token))
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                http.Abort();
                break;
            case TelegramFault.DropAfter:
                http.Response.ContentLength = _files[name].Length;
                await http.Response.Body.WriteAsync(_files[name].AsMemory(0, _files[name].Length / 2));
                await http.Response.Body.FlushAsync();
                http.Abort();
                break;
            case TelegramFault.Body body:
                await WriteAsync(http, new TelegramReply(body.Status, body.Text), http.RequestAborted);
                break;
            default:
                http.Response.StatusCode = (string?)http.GetRouteValue("token") == Token && _files.ContainsKey(name) ? 200 : 404;
                if (http.Response.StatusCode == 200) await http.Response.Body.WriteAsync(_files[name]);
                break;
        }
    }
}
