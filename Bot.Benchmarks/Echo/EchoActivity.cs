using System.Buffers;
using System.Text.Json;

namespace SupportBot.Benchmarks.Echo;

/// <summary>What an echo reads of a posted activity, in UTF-8.</summary>
internal readonly record struct EchoActivity(ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> ClientId)
{
    public static EchoActivity Read(in ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body);
        byte[] text = [], clientId = [];
        while (json.Read())
        {
            if (json.TokenType is not JsonTokenType.PropertyName) continue;
            if (json.ValueTextEquals("text"u8)) text = ReadValue(ref json);
            else if (json.ValueTextEquals("clientActivityID"u8)) clientId = ReadValue(ref json);
        }
        return new EchoActivity(text, clientId);
    }

    private static byte[] ReadValue(ref Utf8JsonReader json)
    {
        json.Read();
        var value = new byte[json.HasValueSequence ? json.ValueSequence.Length : json.ValueSpan.Length];
        return value.AsSpan(0, json.CopyString(value)).ToArray();
    }
}
