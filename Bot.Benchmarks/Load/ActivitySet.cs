using System.Buffers.Text;
using System.Text.Json;

namespace SupportBot.Benchmarks.Load;

/// <summary>Reads a frame or a page of activities one by one.</summary>
internal ref struct ActivitySet(ReadOnlySpan<byte> json)
{
    private Utf8JsonReader _json = new(json);

    /// <summary>The activity's place in the transcript; 0 for what has none, such as typing.</summary>
    public long Position { get; private set; }

    public bool IsFromBot { get; private set; }

    /// <summary>The id the client gave; empty when it gave none.</summary>
    public ReadOnlySpan<byte> ClientId { get; private set; }

    public bool Next()
    {
        (Position, IsFromBot) = (0, false);
        ClientId = default;
        while (_json.Read())
        {
            // Depth 3 closes an activity of the list; deeper objects belong to it.
            if (_json.TokenType is JsonTokenType.EndObject && _json.CurrentDepth == 2) return true;
            if (_json.TokenType is JsonTokenType.PropertyName) ReadProperty();
        }
        return false;
    }

    private void ReadProperty()
    {
        var depth = _json.CurrentDepth;
        if (depth == 3 && _json.ValueTextEquals("id"u8)) Position = PositionIn(Value());
        else if (depth == 4 && _json.ValueTextEquals("role"u8)) IsFromBot = Value().SequenceEqual("bot"u8);
        else if (depth == 4 && _json.ValueTextEquals("clientActivityID"u8)) ClientId = Value();
    }

    private ReadOnlySpan<byte> Value()
    {
        _json.Read();
        return _json.ValueSpan;
    }

    private static long PositionIn(ReadOnlySpan<byte> id) =>
        Utf8Parser.TryParse(id[(id.LastIndexOf((byte)'|') + 1)..], out long position, out _) ? position : 0;
}
