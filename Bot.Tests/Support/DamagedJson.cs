using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace SupportBot.Tests.Support;

/// <summary>JSON texts that were damaged: values of the wrong kind, fields lost or renamed, bytes changed, ends cut off.</summary>
internal static class DamagedJson
{
    private static readonly string[] Wrong =
    [
        "null", "true", "-1", "0", "2147483647", "9223372036854775807", "99999999999999999999999", "1e400", "1.5", "\"\"", "\"text\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\\u202e\"", "[]", "[[]]", "[null]", "{}", "{\"\\ud800\":1}", "{\"id\":{\"id\":[]}}",
    ];

    /// <summary>Still JSON, but one or a few values are not what they should be.</summary>
    public static Arbitrary<string> WrongValues(IReadOnlyList<string> originals) =>
        (from original in Gen.Elements<string>(originals)
         from places in Gen.Choose(0, 1_000_000).NonEmptyListOf()
         from values in Gen.Elements(Wrong).ListOf(places.Count)
         select WithWrong(original, [.. places.Take(3).Zip(values)])).ToArbitrary();

    /// <summary>Whatever remains when bytes go wrong; seldom JSON.</summary>
    public static Arbitrary<byte[]> WrongBytes(IReadOnlyList<string> originals) =>
        (from original in Gen.Elements<string>(originals)
         from places in Gen.Choose(0, 1_000_000).NonEmptyListOf()
         from bytes in Gen.Choose(0, 255).ListOf(places.Count)
         select Spoil(Encoding.UTF8.GetBytes(original), places.Zip(bytes))).ToArbitrary();

    private static byte[] Spoil(byte[] bytes, IEnumerable<(int Place, int Value)> changes)
    {
        foreach (var (place, value) in changes) bytes[place % bytes.Length] = (byte)value;
        return bytes;
    }

    // Marks are put in the places first and replaced as text afterwards: no JSON library would write some of the wrong values.
    private static string WithWrong(string original, IReadOnlyList<(int Place, string Value)> changes)
    {
        var root = JsonNode.Parse(original)!;
        for (var i = 0; i < changes.Count; i++) Mark(root, changes[i].Place, $"#{i}#");
        var json = root.ToJsonString();
        for (var i = 0; i < changes.Count; i++) json = json.Replace($"\"#{i}#\"", changes[i].Value, StringComparison.Ordinal);
        return json;
    }

    private static void Mark(JsonNode root, int place, string mark)
    {
        var nodes = Values(root).ToList();
        if (nodes.Count == 0) return;
        var node = nodes[place % nodes.Count];
        if (node.Parent is JsonObject parent && place % 7 == 0) parent.Remove(node.GetPropertyName());
        else node.ReplaceWith(mark);
    }

    private static IEnumerable<JsonNode> Values(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Value).OfType<JsonNode>().SelectMany(value => Values(value).Prepend(value)),
        JsonArray items => items.OfType<JsonNode>().SelectMany(value => Values(value).Prepend(value)),
        _ => [],
    };
}
