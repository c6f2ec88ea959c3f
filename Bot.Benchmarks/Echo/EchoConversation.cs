using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace SupportBot.Benchmarks.Echo;

/// <summary>One conversation with an echo, and the socket that shows it.</summary>
internal sealed class EchoConversation(long number)
{
    private readonly ArrayBufferWriter<byte> _frame = new(1024);
    private long _last;

    public long Number => number;

    public string Id { get; } = number.ToString(CultureInfo.InvariantCulture);

    public WebSocket? Socket { get; set; }

    /// <summary>Takes the next places in the transcript and returns the first of them.</summary>
    public long TakePositions(int count) => Interlocked.Add(ref _last, count) - count + 1;

    /// <summary>Shows the message and its echo in one frame. Customers write one message at a time, so one buffer is enough.</summary>
    public async Task PushAsync(EchoActivity posted, long position)
    {
        if (Socket is not { } socket) return;
        _frame.ResetWrittenCount();
        Write(posted, position);
        await socket.SendAsync(_frame.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    private void Write(EchoActivity posted, long position)
    {
        using var json = new Utf8JsonWriter(_frame, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteStartArray("activities"u8);
        WriteActivity(json, position, "user"u8, posted.Text.Span, posted.ClientId.Span);
        WriteActivity(json, position + 1, "bot"u8, posted.Text.Span, default);
        json.WriteEndArray();
        json.WriteString("watermark"u8, (position + 1).ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private void WriteActivity(Utf8JsonWriter json, long position, ReadOnlySpan<byte> role, ReadOnlySpan<byte> text, ReadOnlySpan<byte> clientId)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "message"u8);
        json.WriteString("id"u8, $"{Id}|{position:D7}");
        json.WriteStartObject("from"u8);
        json.WriteString("id"u8, role);
        json.WriteString("role"u8, role);
        json.WriteEndObject();
        json.WriteString("text"u8, text);
        if (!clientId.IsEmpty)
        {
            json.WriteStartObject("channelData"u8);
            json.WriteString("clientActivityID"u8, clientId);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
