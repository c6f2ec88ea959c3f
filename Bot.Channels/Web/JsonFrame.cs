using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

namespace SupportBot.Channels.Web;

/// <summary>A buffer to write JSON into, used again and again.</summary>
internal sealed class JsonFrame
{
    private const int LargestKept = 64 * 1024;

    // The bodies are only ever read by JSON parsers; the default encoder would send Russian text in six bytes a letter.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    public JsonFrame() => Json = new Utf8JsonWriter(_buffer, Options);

    public static ObjectPool<JsonFrame> Pool { get; } = new DefaultObjectPool<JsonFrame>(new Policy());

    public Utf8JsonWriter Json { get; }

    /// <summary>What was written so far.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Json.Flush();
            return _buffer.WrittenMemory;
        }
    }

    private sealed class Policy : PooledObjectPolicy<JsonFrame>
    {
        public override JsonFrame Create() => new();

        public override bool Return(JsonFrame frame)
        {
            if (frame._buffer.Capacity > LargestKept) return false;
            frame._buffer.ResetWrittenCount();
            frame.Json.Reset();
            return true;
        }
    }
}
