using System.Text;
using System.Text.Json;

namespace SupportBot.Tests.Support;

/// <summary>
/// Damages JSON texts, the same ones for the same seed: values of the wrong kind, fields lost, renamed or doubled, bytes changed, ends cut off, depth and
/// length beyond measure. It splices bytes and parses nothing, so a hundred thousand take a moment.
/// </summary>
internal sealed class JsonMutator
{
    private static readonly byte[][] Wrong = [.. new[]
    {
        "null", "true", "false", "-1", "0", "2147483647", "9223372036854775807", "99999999999999999999999", "1e400", "1.5", "\"\"", "\"text\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\\u202e\"", "[]", "[[]]", "[null]", "{}", "{\"\\ud800\":1}", "{\"id\":{\"id\":[]}}", "-0", "\"../../x\"",
        "\"@example_support_bot\"", "\"/start@\"", "\"private\"", "-1001748362910", "[{}]", "[{\"type\":\"mention\",\"offset\":2147483647,\"length\":-1}]",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly Random _random;
    private readonly (byte[] Json, (int Begin, int End)[] Values, (int Begin, int End)[] Names)[] _originals;

    public JsonMutator(IEnumerable<string> originals, int seed)
    {
        _random = new Random(seed);
        _originals = [.. originals.Select(Encoding.UTF8.GetBytes).Select(json => (json, PlacesIn(json, ofNames: false), PlacesIn(json, ofNames: true)))];
    }

    /// <summary>The next damaged text; mostly still JSON.</summary>
    public byte[] Next()
    {
        var (json, values, names) = _originals[_random.Next(_originals.Length)];
        return _random.Next(100) switch
        {
            < 70 => WithWrongValues(json, values),
            < 80 => Splice(json, Pick(names), json.AsSpan(Range(Pick(names)))),
            < 85 => Splice(json, Pick(names), "\"x\""u8),
            < 94 => WithWrongBytes(json),
            < 96 => json[.._random.Next(json.Length)],
            < 99 => Splice(json, Pick(values), json.AsSpan(_random.Next(json.Length))),
            _ => Splice(json, Pick(values), Huge()),
        };
    }

    private byte[] WithWrongValues(byte[] json, (int Begin, int End)[] values)
    {
        // From the end, so that places further ahead stay what they were; what lies inside another is left out.
        var (damaged, before) = (json, int.MaxValue);
        foreach (var value in Enumerable.Range(0, 1 + (_random.Next(6) / 4)).Select(_ => Pick(values)).OrderByDescending(value => value.Begin))
        {
            if (value.End > before) continue;
            damaged = Splice(damaged, value, _random.Next(8) == 0 ? json.AsSpan(Range(Pick(values))) : Wrong[_random.Next(Wrong.Length)]);
            before = value.Begin;
        }
        return damaged;
    }

    private byte[] WithWrongBytes(byte[] json)
    {
        var damaged = (byte[])json.Clone();
        for (var i = _random.Next(1, 6); i > 0; i--) damaged[_random.Next(damaged.Length)] = (byte)_random.Next(256);
        return damaged;
    }

    private byte[] Huge() => Encoding.UTF8.GetBytes(_random.Next(6) switch
    {
        0 => new string('[', 2_000) + new string(']', 2_000),
        1 => string.Concat(Enumerable.Repeat("{\"a\":", 600)) + "1" + new string('}', 600),
        2 => $"\"{new string('\u0301', 60_000)}\"",
        3 => $"\"{string.Concat(Enumerable.Repeat("@example_support_bot ", 4_000))}\"",
        4 => $"[{string.Join(',', Enumerable.Repeat("{\"type\":\"mention\",\"offset\":0,\"length\":20}", 2_000))}]",
        _ => new string('9', 50_000),
    });

    private (int Begin, int End) Pick((int Begin, int End)[] values) => values[_random.Next(values.Length)];

    private static Range Range((int Begin, int End) value) => value.Begin..value.End;

    private static byte[] Splice(byte[] json, (int Begin, int End) place, ReadOnlySpan<byte> with) => [.. json.AsSpan(0, place.Begin), .. with, .. json.AsSpan(place.End)];

    /// <summary>Where every value, or every name, begins and ends.</summary>
    private static (int Begin, int End)[] PlacesIn(byte[] json, bool ofNames)
    {
        var (places, open) = (new List<(int, int)>(), new Stack<int>());
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            var begin = (int)reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) open.Push(begin);
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) Add((open.Pop(), (int)reader.BytesConsumed), isName: false);
            else Add((begin, begin + reader.ValueSpan.Length + Quotes(reader.TokenType)), reader.TokenType is JsonTokenType.PropertyName);
        }
        return [.. places];

        void Add((int, int) place, bool isName)
        {
            if (isName == ofNames) places.Add(place);
        }
    }

    private static int Quotes(JsonTokenType token) => token is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
}
