using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Web;

/// <summary>A whole request body, in the server's own buffers until disposed.</summary>
internal readonly struct RequestBody : IDisposable
{
    /// <summary>The largest activity Direct Line takes.</summary>
    public const int MaxActivityBytes = 256 * 1024;

    /// <summary>The largest of the other bodies: a token, a name.</summary>
    public const int MaxSmallBytes = 16 * 1024;

    private readonly PipeReader _reader;

    private RequestBody(PipeReader reader, ReadOnlySequence<byte> bytes)
    {
        _reader = reader;
        Bytes = bytes;
    }

    public ReadOnlySequence<byte> Bytes { get; }

    /// <summary>Reads to the end. Throws the exception for 413 as soon as it grows over the limit.</summary>
    public static async ValueTask<RequestBody> ReadAsync(HttpContext http, int maxBytes)
    {
        if (http.Request.ContentLength > maxBytes) throw TooLarge();
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > maxBytes) throw TooLarge();
            if (read.IsCompleted) return new(reader, read.Buffer);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Reads one of the small bodies; null when it is no such JSON.</summary>
    public static async Task<T?> ReadJsonAsync<T>(HttpContext http, JsonTypeInfo<T> type, T whenEmpty) where T : class
    {
        using var body = await ReadAsync(http, MaxSmallBytes);
        if (body.Bytes.IsEmpty) return whenEmpty;
        try
        {
            var json = new Utf8JsonReader(body.Bytes);
            return JsonSerializer.Deserialize(ref json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => _reader.AdvanceTo(Bytes.End);

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
